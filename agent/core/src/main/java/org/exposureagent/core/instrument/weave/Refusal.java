package org.exposureagent.core.instrument.weave;

import java.util.List;
import org.exposureagent.integrations.Point;

/**
 * Why points are not woven into a class, or into one of its methods.
 *
 * @param where the class, or class and method
 * @param reason a clause that has {@code where} as its subject
 * @param isProblem whether the user should hear of it at once; false where only a method of the name is missing, which
 *     is nothing if another version or subtype has it
 */
public record Refusal(List<Point> points, String where, String reason, boolean isProblem) {

    static Refusal method(Point point, String className, String method, String reason) {
        return new Refusal(List.of(point), className + "." + method, "is not woven: " + reason, true);
    }

    static Refusal unmatched(Point point, String className, String reason) {
        return new Refusal(List.of(point), className, reason, false);
    }

    static Refusal whole(List<Point> points, String className, String reason) {
        return new Refusal(points, className, "is not woven: " + reason, true);
    }
}
