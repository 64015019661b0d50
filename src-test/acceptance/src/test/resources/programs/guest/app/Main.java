package app;

import flags.Experiments;
import flags.Flags;
import java.util.List;
import java.util.TreeSet;

/** Exposes, and then prints what it can see of the agent. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        Experiments.enroll("guest-test", "treatment", "cart");
        Flags.isEnabled("cart"); // exposes guest-test/treatment
        for (Thread thread : agentThreads()) {
            System.out.println("thread daemon=" + thread.isDaemon() + " loader=" + thread.getContextClassLoader());
        }
        for (String key : new TreeSet<>(System.getProperties().stringPropertyNames())) {
            if (key.startsWith("net.bytebuddy.")) {
                System.out.println("property " + key);
            }
        }
        Module application = Main.class.getModule();
        Module base = Object.class.getModule();
        for (String name : new TreeSet<>(base.getPackages())) {
            if (base.isOpen(name, application)) {
                System.out.println("open " + name);
            }
        }
        System.out.println("looked");
    }

    /** A thread starts a little later than the event for which it is made. */
    private static List<Thread> agentThreads() throws InterruptedException {
        while (true) {
            List<Thread> found = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("exposure-"))
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
            Thread.onSpinWait();
        }
    }
}
