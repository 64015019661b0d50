package other;

import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;

/** An agent that has the class of its argument retransformed and redefined, when it is told to. */
public final class Other {

    private Other() {}

    public static void premain(String className, Instrumentation instrumentation) {
        Copying copying = new Copying(className.replace('.', '/'));
        instrumentation.addTransformer(copying, true);
        offer("retransform", () -> instrumentation.retransformClasses(Class.forName(className)));
        offer("redefine", () -> redefine(instrumentation, className, fileOf(Class.forName(className))));
        offer("restore", () -> redefine(instrumentation, className, copying.lastSeen()));
    }

    private static void redefine(Instrumentation instrumentation, String className, byte[] bytes) throws Exception {
        instrumentation.redefineClasses(new ClassDefinition(Class.forName(className), bytes));
    }

    private static byte[] fileOf(Class<?> type) throws Exception {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return in.readAllBytes();
        }
    }

    private static void offer(String what, Deed deed) {
        System.getProperties().put("other." + what, (Runnable) () -> {
            try {
                deed.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private interface Deed {
        void run() throws Exception;
    }
}
