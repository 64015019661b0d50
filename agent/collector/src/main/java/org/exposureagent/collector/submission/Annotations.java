package org.exposureagent.collector.submission;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The map {@code ping_info.experiments}, with the limits of glean-core ({@code metrics/experiment.rs}): a branch by
 * experiment.
 */
final class Annotations {

    private static final Set<String> ANNOTATION = Set.of("branch", "extra");

    private final Map<String, String> branches = new HashMap<>();

    /** @param experiments null when the ping has none */
    static Annotations of(@Nullable Section experiments) {
        Annotations annotations = new Annotations();
        if (experiments != null) {
            for (String slug : experiments.keys()) {
                annotations.read(experiments, slug);
            }
        }
        return annotations;
    }

    /** Finds that the experiment of an event is not annotated, or with another branch. */
    void check(Section extra) {
        String experiment = extra.string("experiment", Integer.MAX_VALUE);
        String branch = extra.string("branch", Integer.MAX_VALUE);
        if (experiment == null || branch == null) {
            return;
        }
        String annotated = branches.get(experiment);
        if (annotated == null) {
            extra.add("experiment", "is not annotated: no ping_info.experiments." + experiment);
        } else if (!annotated.equals(branch)) {
            extra.add("branch", "is " + branch + ", the annotation says " + annotated);
        }
    }

    private void read(Section experiments, String slug) {
        checkKey(experiments, slug);
        Section annotation = experiments.section(slug);
        if (annotation == null) {
            return;
        }
        annotation.hasOnly(ANNOTATION);
        String branch = annotation.requires("branch") ? annotation.string("branch", Limits.EXPERIMENT_BYTES) : null;
        if (branch != null) {
            branches.put(slug, branch);
        }
        Section extra = annotation.section("extra");
        if (extra != null) {
            checkExtra(annotation, extra);
        }
    }

    private static void checkExtra(Section annotation, Section extra) {
        if (extra.keys().size() > Limits.EXPERIMENT_EXTRAS) {
            annotation.add("extra", "has more than " + Limits.EXPERIMENT_EXTRAS + " keys");
        }
        for (String key : extra.keys()) {
            checkKey(extra, key);
            extra.string(key, Limits.EXPERIMENT_BYTES);
        }
    }

    private static void checkKey(Section section, String key) {
        if (key.getBytes(StandardCharsets.UTF_8).length > Limits.EXPERIMENT_BYTES) {
            section.add(key, "has a name of more than " + Limits.EXPERIMENT_BYTES + " bytes");
        }
    }
}
