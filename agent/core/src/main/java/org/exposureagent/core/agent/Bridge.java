package org.exposureagent.core.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.exposureagent.core.diagnostics.Diagnostics;
import org.exposureagent.core.exposure.Enrollment;
import org.exposureagent.core.exposure.Hooks;
import org.exposureagent.integrations.Kind;
import org.exposureagent.integrations.Value;
import org.jspecify.annotations.Nullable;

/**
 * The sink of the dispatcher: what woven code says becomes a call of the recorder, or nothing while telemetry is off.
 * Called on application threads; never throws. Values are copied: nothing of the application is kept but strings.
 */
final class Bridge implements BiConsumer<Object, @Nullable Object>, BiPredicate<Object, @Nullable Object> {

    /** How Mozilla's SDK spells a branch that there is none of. */
    private static final String NO_BRANCH = "N/A";

    private final Switch telemetry;
    private final Faults faults;
    private final Diagnostics diagnostics;

    Bridge(Switch telemetry, Faults faults, Diagnostics diagnostics) {
        this.telemetry = telemetry;
        this.faults = faults;
        this.diagnostics = diagnostics;
    }

    @Override
    public boolean test(Object feature, @Nullable Object subject) {
        Hooks recorder = telemetry.recorder();
        return recorder == null || recorder.settles((String) feature, (String) subject);
    }

    @Override
    public void accept(Object first, @Nullable Object second) {
        try {
            if (first instanceof String feature) {
                Hooks recorder = telemetry.recorder();
                if (recorder != null) {
                    recorder.check(feature, (String) second);
                }
            } else {
                event((Object[]) first, (String) second);
            }
        } catch (Throwable broken) {
            faults.inAgent(broken);
        }
    }

    private void event(@Nullable Object[] values, @Nullable String spelling) {
        if ("missing".equals(spelling)) {
            faults.missing(String.valueOf(values[0]));
            return;
        }
        if ("failed".equals(spelling)) {
            faults.inWovenCode(String.valueOf(values[0]), (Throwable) values[1]);
            return;
        }
        Kind kind = spelling == null ? null : Kind.of(spelling);
        if (kind == Kind.DIAGNOSTICS) {
            tell(values);
        } else if (kind == Kind.TELEMETRY_OFF || kind == Kind.TELEMETRY_ON) {
            turn(kind == Kind.TELEMETRY_ON, text(values, Value.SUBJECT));
        } else if (kind != null) {
            Hooks recorder = telemetry.recorder();
            if (recorder != null) {
                record(recorder, kind, values);
            }
        }
    }

    private void turn(boolean on, @Nullable String subject) {
        if (subject == null) {
            if (on) {
                telemetry.on();
            } else {
                telemetry.off();
            }
        } else if (on) {
            telemetry.on(subject);
        } else {
            telemetry.off(subject);
        }
    }

    private void record(Hooks recorder, Kind kind, @Nullable Object[] values) {
        String experiment = text(values, Value.EXPERIMENT);
        switch (kind) {
            case EVALUATION -> Evaluation.record(recorder, values);
            case EXPOSURE -> recorder.exposure(text(values, Value.FEATURE), experiment, text(values, Value.SUBJECT));
            case ACTIVATION -> activated(recorder, experiment, values);
            case MALFORMED_FEATURE -> malformed(recorder, experiment, values);
            case CHANGE -> {
                Kind change = Kind.of(String.valueOf(values[Value.CHANGE.position()]));
                if (change != null) {
                    lifecycle(recorder, change, String.valueOf(experiment), values);
                }
            }
            default -> lifecycle(recorder, kind, String.valueOf(experiment), values);
        }
    }

    /** The map is the caller's, made for this call: strings and numbers are all that gets out. */
    @SuppressWarnings("unchecked")
    private void tell(@Nullable Object[] values) {
        diagnostics.putInto((Map<Object, Object>) values[Value.COUNTERS.position()]);
    }

    private static void lifecycle(Hooks recorder, Kind kind, String experiment, @Nullable Object[] values) {
        String branch = branch(values);
        String reason = text(values, Value.REASON);
        String subject = text(values, Value.SUBJECT);
        switch (kind) {
            case ENROLLMENT -> recorder.enrolled(enrollment(experiment, branch, values), subject);
            case ACTIVE -> recorder.active(enrollment(experiment, branch, values), subject);
            case ENROLL_FAILED -> recorder.enrollFailed(experiment, branch, reason, subject);
            case DISQUALIFICATION -> recorder.disqualified(experiment, branch, reason, subject);
            case UNENROLLMENT -> recorder.unenrolled(experiment, branch, reason, subject);
            case UNENROLL_FAILED -> recorder.unenrollFailed(experiment, reason, subject);
            default -> throw new IllegalArgumentException(kind + " is no lifecycle kind");
        }
    }

    private static void activated(Hooks recorder, @Nullable String experiment, @Nullable Object[] values) {
        String feature = text(values, Value.FEATURE);
        if (feature != null && experiment != null) {
            recorder.activated(feature, experiment, branch(values), text(values, Value.SUBJECT));
        }
    }

    private static void malformed(Hooks recorder, @Nullable String experiment, @Nullable Object[] values) {
        String feature = text(values, Value.FEATURE);
        if (feature != null) {
            recorder.malformed(
                    feature, experiment, branch(values), text(values, Value.REASON), text(values, Value.SUBJECT));
        }
    }

    private static Enrollment enrollment(String experiment, @Nullable String branch, @Nullable Object[] values) {
        return new Enrollment(
                experiment,
                String.valueOf(branch),
                text(values, Value.ENROLLMENT_ID),
                features(values[Value.FEATURES.position()]),
                type(text(values, Value.TYPE), text(values, Value.CHANGE)));
    }

    /** A change list does not say what is a rollout; the list of active experiments does, later. */
    private static Enrollment.Type type(@Nullable String type, @Nullable String change) {
        if (type == null) {
            return change == null ? Enrollment.Type.EXPERIMENT : Enrollment.Type.UNKNOWN;
        }
        return switch (type) {
            case "rollout", "true" -> Enrollment.Type.ROLLOUT;
            default -> Enrollment.Type.EXPERIMENT;
        };
    }

    private static List<String> features(@Nullable Object value) {
        List<String> features = new ArrayList<>();
        if (value instanceof String feature) {
            features.add(feature);
        } else if (value instanceof Object[] array) {
            addAll(Arrays.asList(array), features);
        } else if (value instanceof Collection<?> collection) {
            addAll(collection, features);
        }
        return features;
    }

    private static void addAll(Iterable<?> values, List<String> features) {
        for (Object value : values) {
            if (value instanceof String feature) {
                features.add(feature);
            }
        }
    }

    private static @Nullable String branch(@Nullable Object[] values) {
        String branch = text(values, Value.BRANCH);
        return NO_BRANCH.equals(branch) ? null : branch;
    }

    private static @Nullable String text(@Nullable Object[] values, Value value) {
        return (String) values[value.position()];
    }
}
