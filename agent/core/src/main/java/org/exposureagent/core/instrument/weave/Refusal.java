package org.exposureagent.core.instrument.weave;

import java.util.List;
import org.exposureagent.integrations.Point;

/**
 * Why points are not woven into a class, or into one of its methods.
 *
 * @param where the class, or class and method
 * @param reason a clause that has {@code where} as its subject
 * @param isProblem whether the user should hear of it at once; false where only a method is missing that another
 *     version or subtype has
 */
public record Refusal(List<Point> points, String where, String reason, boolean isProblem) {

    private static final String NOT_WOVEN = "is not woven: ";

    static Refusal method(Point point, String className, String method, String reason) {
        return new Refusal(List.of(point), className + "." + method, NOT_WOVEN + reason, true);
    }

    static Refusal unmatched(Point point, String className, String reason, boolean mayBe) {
        return new Refusal(List.of(point), className, reason, !mayBe);
    }

    /** Points that stand or fall together, of which that one was refused. */
    static Refusal version(List<Point> points, String className, Refusal first) {
        String what = first.where().equals(className)
                ? "it " + first.reason()
                : first.where().substring(className.length() + 1) + ": "
                        + first.reason().substring(NOT_WOVEN.length());
        return new Refusal(points, className, "is not woven, this version is not known: " + what, true);
    }

    static Refusal whole(List<Point> points, String className, String reason) {
        return new Refusal(points, className, NOT_WOVEN + reason, true);
    }
}
