package org.exposureagent.acceptance.kiosk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.Jvm;

/**
 * Something a user got wrong.
 *
 * @param what for the test's name
 * @param put puts it into a run of the kiosk that is otherwise right
 * @param lines of standard error, one each; what each must contain
 * @param exposes whether the rest works
 */
public record BadInput(String what, BiFunction<Jvm, AgentOptions, Jvm> put, List<List<String>> lines, boolean exposes) {

    /** Input that leaves the rest working, without a line yet. */
    public static BadInput of(String what, BiFunction<Jvm, AgentOptions, Jvm> put) {
        return new BadInput(what, put, List.of(), true);
    }

    /** A wrong value of an agent argument. */
    public static BadInput option(String key, Object value) {
        return of(key + "=" + value, (jvm, options) -> jvm.agent(options.with(key, value)));
    }

    /** One line more, with these parts. */
    public BadInput tells(String... parts) {
        List<List<String>> more = new ArrayList<>(lines);
        more.add(List.of(parts));
        return new BadInput(what, put, List.copyOf(more), exposes);
    }

    /** Nothing can be recorded, or written. */
    public BadInput exposesNothing() {
        return new BadInput(what, put, lines, false);
    }

    @Override
    public String toString() {
        return what;
    }
}
