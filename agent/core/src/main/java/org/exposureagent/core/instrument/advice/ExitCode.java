package org.exposureagent.core.instrument.advice;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.exposureagent.integrations.Kind;

/**
 * Writes what runs when an intercepted call has ended:
 *
 * <pre>
 * if (thrown != null || token &lt;= 0) leave            framed points only; token == 0 if it adds to an outer one
 * try {
 *   once, or for each element:
 *     evaluate "when", "unless" and the values, muted            a null: missing(point)
 *     if (isDone(token, key)) next                               framed points whose key was not known before
 *     check(feature, subject), event(kind, values) or evaluated(kind, token)
 * } catch (Throwable t) {
 *   exit(muted); exit(token); failed(t, point)
 * }
 * leave: exit(token)
 * </pre>
 */
final class ExitCode {

    private final MethodVisitor code;
    private final PlannedPoint plan;
    private final PathCode paths;
    private final ValueCode found;
    private final int token;
    private final int thrown;
    private final int muted;
    private final int item;
    private final int iterator;
    private final int array;
    private final int values;
    private final boolean mutes;

    /**
     * For one point in one method.
     *
     * @param token slot of what opening the frame returned; negative without frame
     * @param thrown slot of what the call threw; negative without frame
     */
    ExitCode(MethodVisitor code, PlannedPoint plan, Parameters parameters, int token, int thrown) {
        this.code = code;
        this.plan = plan;
        this.token = token;
        this.thrown = thrown;
        int temporary = parameters.end();
        this.muted = temporary + 1;
        this.item = temporary + 2;
        this.iterator = temporary + 3;
        this.array = temporary + 4;
        this.values = temporary + 5;
        this.mutes = plan.callsOut();
        this.paths = new PathCode(code, parameters, temporary, item);
        this.found = new ValueCode(code, paths);
    }

    void write() {
        Jump leave = new Jump();
        if (plan.framed()) {
            code.visitVarInsn(Opcodes.ALOAD, thrown);
            leave.take(code, Opcodes.IFNONNULL);
            code.visitVarInsn(Opcodes.ILOAD, token);
            leave.take(code, plan.addsToOuter() ? Opcodes.IFEQ : Opcodes.IFLE);
        }
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        code.visitTryCatchBlock(start, end, handler, "java/lang/Throwable");
        code.visitInsn(Opcodes.ICONST_0);
        code.visitVarInsn(Opcodes.ISTORE, muted);
        code.visitLabel(start);
        if (plan.point().kind() == Kind.CONTEXT) {
            Dispatch.frame(code, plan.group());
            code.visitInsn(Opcodes.DUP);
            code.visitVarInsn(Opcodes.ASTORE, array);
            leave.take(code, Opcodes.IFNULL);
        }
        if (plan.point().kind() == Kind.BULK) {
            leave.take(code, Opcodes.GOTO);
        } else if (plan.each() == null) {
            writeEvent(leave);
        } else {
            writeEvents(plan.each(), leave);
        }
        code.visitLabel(end);
        code.visitLabel(handler);
        writeHandler();
        leave.place(code);
        if (plan.framed()) {
            Dispatch.exit(code, token);
        }
        code.visitInsn(Opcodes.RETURN);
    }

    /** Frames are closed first: telling the agent may itself run out of stack, and must leave none open. */
    private void writeHandler() {
        code.visitVarInsn(Opcodes.ASTORE, item);
        Dispatch.exit(code, muted);
        if (plan.framed()) {
            Dispatch.exit(code, token);
        }
        Dispatch.failed(code, item, plan.name());
        code.visitInsn(Opcodes.RETURN);
    }

    private void writeEvents(PlannedEach each, Jump leave) {
        boolean mutesEach = each.path().callsOut();
        Jump none = new Jump();
        mute(mutesEach, none);
        paths.push(each.path(), none);
        code.visitMethodInsn(
                Opcodes.INVOKEINTERFACE, "java/util/Collection", "iterator", "()Ljava/util/Iterator;", true);
        code.visitVarInsn(Opcodes.ASTORE, iterator);
        unmute(mutesEach);
        Jump next = new Jump();
        next.place(code);
        code.visitVarInsn(Opcodes.ALOAD, iterator);
        code.visitMethodInsn(Opcodes.INVOKEINTERFACE, "java/util/Iterator", "hasNext", "()Z", true);
        leave.take(code, Opcodes.IFEQ);
        code.visitVarInsn(Opcodes.ALOAD, iterator);
        code.visitMethodInsn(Opcodes.INVOKEINTERFACE, "java/util/Iterator", "next", "()Ljava/lang/Object;", true);
        code.visitTypeInsn(Opcodes.CHECKCAST, each.item().getInternalName());
        code.visitVarInsn(Opcodes.ASTORE, item);
        writeEvent(next);
        writeWay(none, mutesEach, false, leave);
    }

    /** Writes one event; never falls through. */
    private void writeEvent(Jump next) {
        Jump missing = new Jump();
        Jump quiet = new Jump();
        mute(mutes, quiet);
        writeConditions(missing, quiet);
        for (int i = 0; i < plan.values().size(); i++) {
            writeValue(plan.values().get(i), values + i, missing);
        }
        unmute(mutes);
        if (plan.framed() && plan.key() == null && plan.each() == null) {
            writeRepetition(next);
        }
        new EventCode(code, plan, array, values).write(token);
        next.take(code, Opcodes.GOTO);
        writeWay(missing, mutes, true, next);
        writeWay(quiet, mutes, false, next);
    }

    /** The call inside has ended first, and made the event that both are. */
    private void writeRepetition(Jump next) {
        PlannedValue key = PlannedValue.keyOf(plan.values());
        if (key != null && !key.mayBeNull()) {
            Dispatch.isDone(code, token, values + plan.values().indexOf(key));
            next.take(code, Opcodes.IFNE);
        }
    }

    private void writeConditions(Jump missing, Jump quiet) {
        if (plan.when() != null) {
            paths.pushTruth(plan.when(), missing);
            quiet.take(code, Opcodes.IFEQ);
        }
        if (plan.unless() != null) {
            Jump isNull = new Jump();
            paths.pushTruth(plan.unless(), isNull);
            quiet.take(code, Opcodes.IFNE);
            isNull.place(code);
        }
    }

    private void writeValue(PlannedValue value, int slot, Jump missing) {
        Jump isNull = value.mayBeNull() ? new Jump() : missing;
        found.store(value, slot, isNull);
        if (value.mayBeNull()) {
            isNull.place(code);
        }
    }

    private void writeWay(Jump from, boolean wasMuted, boolean counts, Jump next) {
        if (from.isTaken()) {
            from.place(code);
            unmute(wasMuted);
            if (counts) {
                Dispatch.missing(code, plan.name());
            }
            next.take(code, Opcodes.GOTO);
        }
    }

    /** Where an expression calls the very method it is woven into, the inner call is muted, and ends here. */
    private void mute(boolean on, Jump whenAlready) {
        if (on) {
            Dispatch.enterMuted(code, muted);
            code.visitVarInsn(Opcodes.ILOAD, muted);
            whenAlready.take(code, Opcodes.IFLT);
        }
    }

    private void unmute(boolean on) {
        if (on) {
            Dispatch.exit(code, muted);
            code.visitInsn(Opcodes.ICONST_0);
            code.visitVarInsn(Opcodes.ISTORE, muted);
        }
    }
}
