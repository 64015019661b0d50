package org.exposureagent.core.instrument.path;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way from a call to a value, as written. Grammar:
 *
 * <pre>
 * path    := root cast? step*
 * root    := 'this' | 'return' | 'item' | 'arg' digits | text
 * step    := '.' name ( '(' literals? ')' )? cast? '?'?
 * cast    := '(' binary class name ')'
 * literal := text | integer | 'true' | 'false' | 'null' | 'arg' digits
 * text    := "'" characters, a quote doubled "'"
 * </pre>
 *
 * @param text the path itself, for messages
 * @param cast binary name of the class the root is cast to
 */
public record Path(String text, Root root, @Nullable String cast, List<Step> steps) {

    /**
     * Reads a path.
     *
     * @throws RefusedException where it does not follow the grammar; the reason says where and what was expected
     */
    public static Path parse(String text) throws RefusedException {
        return new PathParser(text).path();
    }

    /** Whether it has a value before the call: what it returns, and the elements of that, come after. */
    public boolean isKnownBefore() {
        return root != Root.Named.RETURN && root != Root.Named.ITEM;
    }

    /** This path without its last cast, and that cast; the cast of an {@code each} path is that of its elements. */
    public Split splitLastCast() {
        if (steps.isEmpty()) {
            return new Split(new Path(text, root, null, steps), cast);
        }
        int last = steps.size() - 1;
        Step step = steps.get(last);
        List<Step> rest = new ArrayList<>(steps);
        rest.set(last, new Step(step.name(), step.arguments(), null, step.optional()));
        return new Split(new Path(text, root, cast, List.copyOf(rest)), step.cast());
    }

    /** A path and the cast that was at its end. */
    public record Split(Path path, @Nullable String cast) {}
}
