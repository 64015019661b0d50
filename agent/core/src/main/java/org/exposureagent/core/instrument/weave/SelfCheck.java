package org.exposureagent.core.instrument.weave;

import java.util.ArrayList;
import java.util.List;
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
        List<String> found = new ArrayList<>();
        woven.accept(new Seeker(found), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        for (PlannedPoint each : plan.points()) {
            boolean hasAll = found.remove(each.signature()) && (!each.framed() || found.remove(each.signature()));
            if (!hasAll) {
                return each.signature();
            }
        }
        return null;
    }

    /** Finds the one call that every advice method has, and notes the method it was woven into. */
    private static final class Seeker extends ClassVisitor {

        private final List<String> found;

        Seeker(List<String> found) {
            super(OpenedClassReader.ASM_API);
            this.found = found;
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
                        found.add(method + descriptor);
                    }
                }
            };
        }
    }
}
