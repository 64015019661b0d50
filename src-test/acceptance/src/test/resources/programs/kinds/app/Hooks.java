package app;

import java.util.List;

/** What an experiment platform of one's own looks like. */
final class Hooks {

    private int calls;

    boolean isOn(String feature) {
        return feature.length() > calls++;
    }

    String read(String feature) {
        return feature + calls++;
    }

    int expose(String feature, String experiment) {
        return feature.length() + experiment.length();
    }

    long exposeAll(String feature) {
        return feature.length() + 5_000_000_000L;
    }

    double enroll(String experiment, String branch, String id, List<String> features) {
        return features.size() / 2.0;
    }

    String[] enrollAll(String experiment, Branch branch, String... features) {
        return features.length == 0 ? features : null;
    }

    char activate(String experiment, String feature, String type) {
        return type.charAt(0);
    }

    boolean tryEnroll(String experiment, boolean open) {
        return open;
    }

    void refused(String experiment, Refusal refusal) {}

    void disqualified(String experiment) {}

    float leave(String experiment, String reason) {
        return reason == null ? 0.5f : 1.5f;
    }

    void leaveFailed(String experiment, String reason) {}
}
