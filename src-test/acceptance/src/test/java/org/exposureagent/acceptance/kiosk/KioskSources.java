package org.exposureagent.acceptance.kiosk;

/** The kiosk's classes. It knows nothing of the agent. */
final class KioskSources {

    /** Arguments: how many checks, and a file to wait for before it ends. Its exit code is 3. */
    static final String MAIN = """
            package kiosk;

            public class Kiosk {
                public static void main(String[] args) throws Exception {
                    int checks = args.length > 0 ? Integer.parseInt(args[0]) : 1;
                    Flags flags = new Flags();
                    System.out.println("enrolled: " + flags.enroll("checkout-test", "treatment", "new-checkout"));
                    int on = 0;
                    for (int i = 0; i < checks; i++) {
                        on += flags.isEnabled("new-checkout", new User()) ? 1 : 0;
                    }
                    System.out.println(on + " of " + checks + " checks were on");
                    while (args.length > 1 && !new java.io.File(args[1]).exists()) {
                        Thread.sleep(5);
                    }
                    System.exit(3);
                }
            }
            """;

    static final String FLAGS = """
            package kiosk;

            public class Flags {
                public boolean enroll(String experiment, String branch, String feature) {
                    return !feature.isEmpty();
                }

                public boolean isEnabled(String feature, User user) {
                    return feature.startsWith("new-");
                }
            }
            """;

    static final String USER = """
            package kiosk;

            public class User {
                private final String secret = "told to nobody";

                public boolean knows(String word) {
                    return secret.equals(word);
                }
            }
            """;

    /**
     * Uses the flags, attaches the agent to its own JVM, and goes on as the kiosk. Arguments: jar, options, the
     * kiosk's.
     */
    static final String ATTACHES_ITSELF = """
            package kiosk;

            import com.sun.tools.attach.VirtualMachine;
            import java.util.Arrays;

            public class AttachesItself {
                public static void main(String[] args) throws Exception {
                    System.out.println("before: " + new Flags().isEnabled("new-checkout", new User()));
                    VirtualMachine self = VirtualMachine.attach(Long.toString(ProcessHandle.current().pid()));
                    self.loadAgent(args[0], args[1]);
                    self.detach();
                    Kiosk.main(Arrays.copyOfRange(args, 2, args.length));
                }
            }
            """;

    private KioskSources() {}
}
