package org.exposureagent.core.instrument.path;

import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.ByteCodeElement;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * What the woven class may use: access control of JVMS 5.4.4, as far as class files tell. Modules are not looked at;
 * what one does not export fails when it runs, and is counted then.
 *
 * @param woven the class whose code will use it
 * @param version of its class file; nest mates exist from Java 11 on
 */
record Access(TypeDescription woven, ClassFileVersion version) {

    /** Throws unless code of the woven class may name the type. */
    void requireType(TypeDescription type) throws RefusedException {
        TypeDescription element = type;
        while (element.isArray()) {
            TypeDescription component = element.getComponentType();
            if (component == null) {
                break;
            }
            element = component;
        }
        // Not getModifiers: for a nested class those say what the source said, which the JVM does not look at.
        boolean open = element.isPrimitive() || (element.getActualModifiers(false) & Opcodes.ACC_PUBLIC) != 0;
        if (!open && !element.isSamePackage(woven)) {
            throw new RefusedException("class " + element.getName() + " is not accessible to " + woven.getName());
        }
    }

    /**
     * Throws unless code of the woven class may use the member on a receiver of that static type.
     *
     * @param declaring the class that declares the member
     */
    void requireMember(ByteCodeElement member, TypeDescription declaring, TypeDescription receiver)
            throws RefusedException {
        requireType(receiver);
        if (!mayUse(member, declaring, receiver)) {
            throw new RefusedException(member.getInternalName() + " of " + declaring.getName() + " is " + word(member)
                    + ", not accessible to " + woven.getName());
        }
    }

    private boolean mayUse(ByteCodeElement member, TypeDescription declaring, TypeDescription receiver) {
        if (member.isPublic()) {
            return true;
        }
        if (member.isPrivate()) {
            return declaring.equals(woven) || (hasNests() && declaring.isNestMateOf(woven));
        }
        if (declaring.isSamePackage(woven)) {
            return true;
        }
        return member.isProtected() && declaring.isAssignableFrom(woven) && woven.isAssignableFrom(receiver);
    }

    /** Whether class files of this version know nests, and call private methods like any other. */
    boolean hasNests() {
        return version.isAtLeast(ClassFileVersion.JAVA_V11);
    }

    private static String word(ByteCodeElement member) {
        return member.isPrivate() ? "private" : member.isProtected() ? "protected" : "package-private";
    }
}
