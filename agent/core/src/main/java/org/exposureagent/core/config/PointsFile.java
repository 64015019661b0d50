package org.exposureagent.core.config;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.exposureagent.integrations.Point;
import org.jspecify.annotations.Nullable;

/**
 * A user's points file: {@code {"points": [...], "experiments": [...]}}. What is wrong in it is told with file and
 * entry, and the rest works.
 */
public record PointsFile(List<Point> points, List<Mapping> mappings) {

    private static final Set<String> MAPPING_KEYS = Set.of("sdk", "feature", "experiment", "branches");

    /** No file. */
    public static final PointsFile NONE = new PointsFile(List.of(), List.of());

    /** Reads a file; each problem is one line. */
    public static PointsFile read(File file, Consumer<String> problems) {
        Map<String, Object> root = Json.readObject(file, problems);
        if (root == null) {
            return NONE;
        }
        for (String key : root.keySet()) {
            if (!key.equals("points") && !key.equals("experiments")) {
                problems.accept(file + ": unknown key '" + key + "', known are points and experiments");
            }
        }
        List<Point> points = new ArrayList<>();
        for (Entry entry : entries(file, root, "points", problems)) {
            Point point = PointEntry.read(entry);
            if (point != null) {
                points.add(point);
            }
        }
        List<Mapping> mappings = new ArrayList<>();
        for (Entry entry : entries(file, root, "experiments", problems)) {
            Mapping mapping = mapping(entry);
            if (mapping != null) {
                mappings.add(mapping);
            }
        }
        return new PointsFile(List.copyOf(points), List.copyOf(mappings));
    }

    private static List<Entry> entries(File file, Map<String, Object> root, String array, Consumer<String> problems) {
        List<Entry> entries = new ArrayList<>();
        Object value = root.get(array);
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                String origin = file.getName() + ", " + array + "[" + i + "]";
                if (list.get(i) instanceof Map<?, ?> object) {
                    entries.add(new Entry(origin, object, problems));
                } else {
                    problems.accept(origin + ": is not an object, ignored");
                }
            }
        } else if (value != null) {
            problems.accept(file + ": '" + array + "' is not an array, ignored");
        }
        return entries;
    }

    private static @Nullable Mapping mapping(Entry entry) {
        String feature = entry.required("feature");
        String experiment = entry.required("experiment");
        if (!entry.hasOnly(MAPPING_KEYS) || feature == null || experiment == null) {
            return null;
        }
        Map<String, String> branches = new LinkedHashMap<>();
        Object given = entry.object().get("branches");
        if (given instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> branch : map.entrySet()) {
                branches.put(String.valueOf(branch.getKey()), String.valueOf(branch.getValue()));
            }
        } else if (given != null) {
            entry.refuse("'branches' is not an object");
            return null;
        }
        return new Mapping(entry.text("sdk"), feature, experiment, Map.copyOf(branches));
    }
}
