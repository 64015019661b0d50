package org.exposureagent.core.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.exposureagent.core.diagnostics.Diagnostics;
import org.exposureagent.core.exposure.Enrollment;
import org.exposureagent.core.exposure.Recorder;
import org.exposureagent.integrations.Kind;
import org.exposureagent.integrations.Value;
import org.jspecify.annotations.Nullable;

/**
 * The sink of the dispatcher: what woven code says becomes a call of the recorder, or nothing while telemetry is off.
 * Called on application threads; never throws. Values are copied: nothing of the application is kept but strings.
 */
final class Bridge implements BiConsumer<Object, @Nullable Object> {

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
    public void accept(Object first, @Nullable Object second) {
        try {
            if (first instanceof String feature) {
                Recorder recorder = telemetry.recorder();
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
            Recorder recorder = telemetry.recorder();
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

    private void record(Recorder recorder, Kind kind, @Nullable Object[] values) {
        String experiment = text(values, Value.EXPERIMENT);
        switch (kind) {
            case EVALUATION -> evaluation(recorder, values);
            case EXPOSURE -> recorder.exposure(text(values, Value.FEATURE), experiment, text(values, Value.SUBJECT));
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

    private static void lifecycle(Recorder recorder, Kind kind, String experiment, @Nullable Object[] values) {
        String branch = branch(values);
        String reason = text(values, Value.REASON);
        switch (kind) {
            case ENROLLMENT -> recorder.enrolled(enrollment(experiment, branch, values));
            case ACTIVE -> recorder.active(enrollment(experiment, branch, values));
            case ENROLL_FAILED -> recorder.enrollFailed(experiment, branch, reason);
            case DISQUALIFICATION -> recorder.disqualified(experiment, branch);
            case UNENROLLMENT -> recorder.unenrolled(experiment, branch, reason);
            case UNENROLL_FAILED -> recorder.unenrollFailed(experiment, reason);
            default -> throw new IllegalArgumentException(kind + " is no lifecycle kind");
        }
    }

    private static void evaluation(Recorder recorder, @Nullable Object[] values) {
        String feature = text(values, Value.FEATURE);
        if (feature != null) {
            recorder.evaluation(
                    String.valueOf(text(values, Value.SDK)),
                    feature,
                    text(values, Value.SUBJECT),
                    text(values, Value.EXPERIMENT),
                    text(values, Value.BRANCH),
                    Verdict.answer(values),
                    Verdict.failed(values));
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
