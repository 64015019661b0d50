package org.exposureagent.integrations;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The agent's own API, package {@code org.exposureagent.api}: what is woven there does nothing else. */
public final class Api implements Integration {

    private static final String EXPERIMENTS = "org.exposureagent.api.Experiments";
    private static final String TELEMETRY = "org.exposureagent.api.Telemetry";
    private static final String DIAGNOSTICS = "org.exposureagent.api.Diagnostics";
    private static final String ORIGIN = "integration api";

    @Override
    public String name() {
        return "api";
    }

    @Override
    public String library() {
        return "org.exposureagent:exposure-agent-api";
    }

    @Override
    public String versions() {
        return "of this agent";
    }

    @Override
    public List<Point> points(Map<String, String> options) {
        return Arrays.asList(
                point("enrollAs", Kind.ENROLLMENT)
                        .value(Value.EXPERIMENT, "arg0")
                        .value(Value.BRANCH, "arg1")
                        .value(Value.ENROLLMENT_ID, "arg2")
                        .value(Value.FEATURES, "arg3"),
                point("enrollRollout", Kind.ENROLLMENT)
                        .value(Value.EXPERIMENT, "arg0")
                        .value(Value.BRANCH, "arg1")
                        .value(Value.FEATURES, "arg2")
                        .value(Value.TYPE, "'rollout'"),
                point("enrollFailed", Kind.ENROLL_FAILED)
                        .value(Value.EXPERIMENT, "arg0")
                        .value(Value.REASON, "arg1"),
                point("disqualify", Kind.DISQUALIFICATION).value(Value.EXPERIMENT, "arg0"),
                point("unenroll", Kind.UNENROLLMENT)
                        .value(Value.EXPERIMENT, "arg0")
                        .value(Value.REASON, "arg1"),
                point("unenrollFailed", Kind.UNENROLL_FAILED)
                        .value(Value.EXPERIMENT, "arg0")
                        .value(Value.REASON, "arg1"),
                point("recordExposure", Kind.EXPOSURE)
                        .descriptor("(Ljava/lang/String;)V")
                        .value(Value.FEATURE, "arg0"),
                point("recordExposure", Kind.EXPOSURE)
                        .descriptor("(Ljava/lang/String;Ljava/lang/String;)V")
                        .value(Value.FEATURE, "arg0")
                        .value(Value.EXPERIMENT, "arg1"),
                Point.of(TELEMETRY, "off", Kind.TELEMETRY_OFF, ORIGIN).descriptor("()V"),
                Point.of(TELEMETRY, "on", Kind.TELEMETRY_ON, ORIGIN).descriptor("()V"),
                Point.of(TELEMETRY, "offFor", Kind.TELEMETRY_OFF, ORIGIN).value(Value.SUBJECT, "arg0"),
                Point.of(TELEMETRY, "onFor", Kind.TELEMETRY_ON, ORIGIN).value(Value.SUBJECT, "arg0"),
                Point.of(DIAGNOSTICS, "read", Kind.DIAGNOSTICS, ORIGIN).value(Value.COUNTERS, "arg0"));
    }

    private static Point point(String method, Kind kind) {
        return Point.of(EXPERIMENTS, method, kind, ORIGIN);
    }
}
