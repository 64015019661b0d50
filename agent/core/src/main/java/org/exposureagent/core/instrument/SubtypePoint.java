package org.exposureagent.core.instrument;

import java.nio.charset.StandardCharsets;
import org.exposureagent.integrations.Point;

/** A point that also means the subtypes of its class, and what a class file that has its method holds. */
final class SubtypePoint {

    private final Point point;
    private final String internalName;
    private final byte[] mark;
    private final boolean byReturn;

    SubtypePoint(Point point) {
        String returning = point.returning();
        this.point = point;
        this.internalName = point.className().replace('.', '/');
        this.byReturn = returning != null && point.method().equals("*");
        String text = returning != null && byReturn ? returning : point.method();
        this.mark = text.getBytes(StandardCharsets.UTF_8);
    }

    Point point() {
        return point;
    }

    /** Internal name of the class that the point names. */
    String internalName() {
        return internalName;
    }

    /** Whether the class may have such a method: cheap, and wrong only where it merely calls one. */
    boolean mayBeIn(ClassFileHeader header) {
        return byReturn ? header.mentionsReturn(mark) : header.mentions(mark);
    }
}
