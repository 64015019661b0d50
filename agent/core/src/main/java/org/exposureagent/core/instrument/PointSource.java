package org.exposureagent.core.instrument;

import java.util.List;
import org.exposureagent.integrations.Point;

/** Points that are not asked for before a class that they name is loaded. */
public interface PointSource {

    /** Binary names of the classes that the points name. */
    List<String> classNames();

    /** The points; none of them weaves subtypes: no name would lead to it. */
    List<Point> points();
}
