package app;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

final class Experiments {

    private static final Set<String> ENROLLED = ConcurrentHashMap.newKeySet();

    private Experiments() {}

    static void enroll(String experiment, String branch, String feature, User user) {
        ENROLLED.add(experiment + branch + feature + user.id());
    }

    static void leave(String experiment, User user) {
        ENROLLED.remove(experiment + user.id());
    }
}
