package app;

import java.util.ArrayList;
import java.util.List;

/** A server: each of its threads serves all users, each of whom is in a branch of each experiment. */
public final class Main {

    private static final String[] EXPERIMENTS = {"cart-test", "search-test", "theme-test"};

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        int users = Integer.parseInt(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        List<Thread> serving = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> serve(users));
            thread.start();
            serving.add(thread);
        }
        for (Thread thread : serving) {
            thread.join();
        }
        Experiments.leave("cart-test", new User("user-0"));
        Flags.isEnabled("on cart-test", new User("user-0"));
        Flags.isEnabled("on cart-test", new User("nobody-enrolled"));
        Flags.isEnabled("on cart-test", new User(null));
        System.out.println("served " + users);
    }

    private static void serve(int users) {
        for (int i = 0; i < users; i++) {
            User user = new User("user-" + i);
            for (String experiment : EXPERIMENTS) {
                Experiments.enroll(experiment, i % 2 == 0 ? "control" : "treatment", "on " + experiment, user);
                Flags.isEnabled("on " + experiment, user);
                Flags.isEnabled("on " + experiment, user);
            }
        }
    }
}
