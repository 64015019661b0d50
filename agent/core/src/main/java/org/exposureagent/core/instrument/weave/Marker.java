package org.exposureagent.core.instrument.weave;

import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.Attribute;
import net.bytebuddy.jar.asm.ByteVector;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Marks woven class files with an empty class attribute, so that none is woven twice: not when build and agent both do,
 * nor on retransformation.
 */
final class Marker extends AsmVisitorWrapper.AbstractBase {

    /** Name of the attribute. */
    static final String NAME = "org.exposureagent.Woven";

    /** Whether the class file carries the mark. */
    static boolean isOn(ClassReader classFile) {
        boolean[] found = new boolean[1];
        ClassVisitor seeker = new ClassVisitor(OpenedClassReader.ASM_API) {
            @Override
            public void visitAttribute(Attribute attribute) {
                found[0] |= attribute.type.equals(NAME);
            }
        };
        classFile.accept(seeker, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return found[0];
    }

    @Override
    public ClassVisitor wrap(
            TypeDescription instrumentedType,
            ClassVisitor classVisitor,
            Implementation.Context implementationContext,
            TypePool typePool,
            FieldList<FieldDescription.InDefinedShape> fields,
            MethodList<?> methods,
            int writerFlags,
            int readerFlags) {
        return new ClassVisitor(OpenedClassReader.ASM_API, classVisitor) {
            @Override
            public void visit(
                    int version,
                    int access,
                    String name,
                    @Nullable String signature,
                    @Nullable String superName,
                    String @Nullable [] interfaces) {
                super.visit(version, access, name, signature, superName, interfaces);
                super.visitAttribute(new Empty());
            }
        };
    }

    private static final class Empty extends Attribute {

        Empty() {
            super(NAME);
        }

        @Override
        protected ByteVector write(
                ClassWriter classWriter, byte @Nullable [] code, int codeLength, int maxStack, int maxLocals) {
            return new ByteVector();
        }
    }
}
