package org.exposureagent.core.instrument.path;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a value of a point is, as written: one path, or several put together. Grammar, with {@code path} and
 * {@code text} as in {@link Path}, and blanks around operators:
 *
 * <pre>
 * expression := sum ( '|' sum )*                the first that is neither null nor the empty string
 * sum        := term ( '+' term )*              all of them in one string; null if one is null
 * term       := path ( '?' text else? )?        which text a boolean chooses; null if it is null, or without else false
 * else       := ':' text
 * </pre>
 *
 * <p>A {@code ?} directly behind a member belongs to the path; that of a choice needs a blank before it there.
 */
public record Expression(List<Sum> alternatives) {

    /** Strings to be joined. */
    public record Sum(List<Term> terms) {}

    /** A path, and what its truth chooses where the path is a condition. */
    public record Term(Path path, @Nullable Choice choice) {}

    /** Two constants, of which the second may be left out. */
    public record Choice(String whenTrue, @Nullable String whenFalse) {}

    /**
     * Reads an expression.
     *
     * @throws RefusedException where it does not follow the grammar; the reason says where and what was expected
     */
    public static Expression parse(String text) throws RefusedException {
        return new PathParser(text).expression();
    }
}
