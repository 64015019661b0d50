package org.exposureagent.core.instrument.path;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/** Finds what each step of a path means in one method of one class, on erased declared types, without loading them. */
public final class PathResolver {

    private static final TypeDescription STRING = TypeDescription.ForLoadedType.of(String.class);
    private static final TypeDescription OBJECT = TypeDescription.ForLoadedType.of(Object.class);

    private final TypePool types;
    private final MethodDescription method;
    private final @Nullable TypeDescription item;
    private final Access access;

    /**
     * For the paths of one method.
     *
     * @param types describes classes as the woven class's loader sees them
     * @param woven the class that will hold the code
     * @param method the method to be woven
     * @param item the type of {@code item}; null where there is none
     */
    public PathResolver(
            TypePool types,
            TypeDescription woven,
            ClassFileVersion version,
            MethodDescription method,
            @Nullable TypeDescription item) {
        this.types = types;
        this.method = method;
        this.item = item;
        this.access = new Access(woven, version);
    }

    /**
     * Resolves one path.
     *
     * @throws RefusedException where a member does not exist, may not be used, or its class file cannot be read
     */
    public ResolvedPath resolve(Path path) throws RefusedException {
        TypeDescription root = rootType(path.root());
        List<Instruction> instructions = new ArrayList<>();
        try {
            TypeDescription type = cast(path.cast(), root, instructions);
            for (Step step : path.steps()) {
                Instruction instruction = step(step, type);
                instructions.add(instruction);
                if (instruction instanceof Instruction.Absent) {
                    break;
                }
                type = cast(step.cast(), instruction.type(), instructions);
            }
        } catch (TypePool.Resolution.NoSuchTypeException missing) {
            throw new RefusedException("class " + missing.getName() + " is not found");
        }
        return new ResolvedPath(path, root, List.copyOf(instructions));
    }

    /** The type of that binary name, if code of the woven class may name it. */
    public TypeDescription type(String name) throws RefusedException {
        TypePool.Resolution resolution = types.describe(name);
        if (!resolution.isResolved()) {
            throw new RefusedException("class " + name + " is not found");
        }
        TypeDescription type = resolution.resolve();
        access.requireType(type);
        return type;
    }

    private TypeDescription rootType(Root root) throws RefusedException {
        if (root instanceof Root.Argument argument) {
            return argumentType(argument);
        }
        if (root instanceof Root.Text) {
            return STRING;
        }
        if (root == Root.Named.THIS) {
            if (method.isStatic()) {
                throw new RefusedException("'this' in a static method");
            }
            return method.getDeclaringType().asErasure();
        }
        if (root == Root.Named.RETURN) {
            if (method.getReturnType().represents(void.class)) {
                throw new RefusedException("'return' of a method that returns nothing");
            }
            return method.getReturnType().asErasure();
        }
        if (item == null) {
            throw new RefusedException("'item' without 'each'");
        }
        return item;
    }

    private TypeDescription argumentType(Root.Argument argument) throws RefusedException {
        ParameterList<?> parameters = method.getParameters();
        if (argument.index() >= parameters.size()) {
            throw new RefusedException("the method has " + parameters.size() + " parameters");
        }
        return parameters.get(argument.index()).getType().asErasure();
    }

    private List<Literal> resolved(List<Literal> arguments) throws RefusedException {
        List<Literal> resolved = new ArrayList<>();
        for (Literal each : arguments) {
            resolved.add(
                    each.value() instanceof Root.Argument argument
                            ? new Literal(new Passed(argument, argumentType(argument)))
                            : each);
        }
        return List.copyOf(resolved);
    }

    private TypeDescription cast(@Nullable String name, TypeDescription type, List<Instruction> instructions)
            throws RefusedException {
        if (name == null) {
            return type;
        }
        if (type.isPrimitive()) {
            throw new RefusedException(type.getName() + " cannot be cast");
        }
        TypeDescription target = type(name);
        instructions.add(new Instruction.Cast(target));
        return target;
    }

    private Instruction step(Step step, TypeDescription type) throws RefusedException {
        if (type.isPrimitive()) {
            throw new RefusedException("step " + step + ": " + type.getName() + " has no members");
        }
        Instruction found = step.arguments() == null ? read(step, type) : call(step, resolved(step.arguments()), type);
        if (found != null) {
            return found;
        }
        if (step.optional()) {
            return new Instruction.Absent(OBJECT);
        }
        throw new RefusedException("step " + step + ": " + type.getName() + " has no such member");
    }

    private @Nullable Instruction read(Step step, TypeDescription type) throws RefusedException {
        FieldDescription.InDefinedShape field = Members.field(type, step.name());
        if (field == null) {
            return null;
        }
        access.requireMember(field, field.getDeclaringType(), type);
        return new Instruction.Read(
                type.getInternalName(),
                field.getName(),
                field.getDescriptor(),
                field.getType().asErasure());
    }

    private @Nullable Instruction call(Step step, List<Literal> arguments, TypeDescription type)
            throws RefusedException {
        MethodDescription.InDefinedShape called = Members.method(type, step.name(), arguments);
        if (called == null) {
            return null;
        }
        if (called.getReturnType().represents(void.class)) {
            throw new RefusedException("step " + step + ": the method returns nothing");
        }
        access.requireMember(called, called.getDeclaringType(), type);
        // As javac does: the owner is the static type, but an interface does not own the methods of Object.
        TypeDescription owner = called.getDeclaringType().represents(Object.class) ? OBJECT : type;
        return new Instruction.Call(
                opcode(called, owner),
                owner.getInternalName(),
                owner.isInterface(),
                called.getInternalName(),
                called.getDescriptor(),
                arguments,
                !isOfTheJdkAlone(called, owner),
                called.getReturnType().asErasure());
    }

    private static boolean isOfTheJdkAlone(MethodDescription called, TypeDescription owner) {
        return owner.getName().startsWith("java.") && (owner.isFinal() || called.isFinal());
    }

    private int opcode(MethodDescription called, TypeDescription owner) {
        if (called.isPrivate() && !access.hasNests()) {
            return Opcodes.INVOKESPECIAL;
        }
        return owner.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    }
}
