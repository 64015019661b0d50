package org.exposureagent.core.instrument.weave;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.exposureagent.core.instrument.advice.Dispatch;
import org.exposureagent.core.instrument.advice.PlannedPoint;
import org.jspecify.annotations.Nullable;

/** Proves that a class was woven: Byte Buddy may skip a method without a word, and a loader may hide the dispatcher. */
final class SelfCheck {

    private static final String DISPATCHER = Dispatch.OWNER.replace('/', '.');

    private SelfCheck() {}

    /** Why the target would not find the dispatcher; null if it does. */
    static @Nullable String whyNoDispatcher(@Nullable ClassLoader loader) {
        try {
            Class<?> dispatcher = Class.forName(DISPATCHER, false, loader);
            return dispatcher.getClassLoader() == null ? null : "its loader has a " + DISPATCHER + " of its own";
        } catch (ClassNotFoundException | LinkageError e) {
            return "its loader does not find " + DISPATCHER;
        }
    }

    /** The first planned method that lacks the code of its points; null if none does. */
    static @Nullable String skippedMethod(ClassReader woven, Plan plan) {
        Map<String, Integer> expected = new HashMap<>();
        for (PlannedPoint each : plan.points()) {
            expected.merge(each.signature(), each.framed() ? 2 : 1, Integer::sum);
        }
        Map<String, Integer> found = new HashMap<>();
        woven.accept(new Counter(found), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        for (Map.Entry<String, Integer> each : expected.entrySet()) {
            if (found.getOrDefault(each.getKey(), 0) < each.getValue()) {
                return each.getKey();
            }
        }
        return null;
    }

    /** Counts the one call that every advice method has, by the method it was woven into. */
    private static final class Counter extends ClassVisitor {

        private final Map<String, Integer> calls;

        Counter(Map<String, Integer> calls) {
            super(OpenedClassReader.ASM_API);
            this.calls = calls;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String method,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new MethodVisitor(OpenedClassReader.ASM_API) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String name, String called, boolean isInterface) {
                    if (owner.equals(Dispatch.OWNER) && name.equals(Dispatch.FAILED)) {
                        calls.merge(method + descriptor, 1, Integer::sum);
                    }
                }
            };
        }
    }
}
