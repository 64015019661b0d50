package org.exposureagent.core.agent;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.exposureagent.integrations.Integration;
import org.exposureagent.integrations.Point;

/**
 * The ready-made integrations that option {@code integrations} leaves on. One that is broken is named, and left out.
 */
final class Integrations {

    private Integrations() {}

    /**
     * Their points.
     *
     * @param selection names; {@code -name} switches one off, and one without a dash switches off all that are not
     *     named
     * @param options every option that was given, by its spelling
     */
    static List<Point> points(List<String> selection, Map<String, String> options, Consumer<String> problems) {
        List<Point> points = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        Iterator<Integration> found = ServiceLoader.load(Integration.class, Integrations.class.getClassLoader())
                .iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    break;
                }
                Integration integration = found.next();
                known.add(integration.name());
                if (isOn(integration.name(), selection)) {
                    points.addAll(integration.points(options));
                }
            } catch (Throwable broken) {
                problems.accept("an integration is broken and left out: " + broken);
            }
        }
        tellUnknown(selection, known, problems);
        return points;
    }

    private static boolean isOn(String name, List<String> selection) {
        boolean onlyNamed = false;
        for (String selected : selection) {
            if (selected.equals(name)) {
                return true;
            }
            if (selected.equals("-" + name)) {
                return false;
            }
            onlyNamed |= !selected.startsWith("-");
        }
        return !onlyNamed;
    }

    private static void tellUnknown(List<String> selection, Set<String> known, Consumer<String> problems) {
        Set<String> unknown = new HashSet<>();
        for (String selected : selection) {
            String name = selected.startsWith("-") ? selected.substring(1) : selected;
            if (!known.contains(name) && unknown.add(name)) {
                problems.accept("option integrations names '" + name + "', known are " + known);
            }
        }
    }
}
