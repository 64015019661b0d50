package org.exposureagent.core.agent;

import org.exposureagent.core.exposure.Answer;
import org.exposureagent.integrations.Value;
import org.jspecify.annotations.Nullable;

/** What an SDK's evaluation says of enrollment. Reasons are spelled as in the OpenFeature specification. */
final class Verdict {

    private Verdict() {}

    /**
     * In, if the SDK says so or split by chance; out, if it says so; a slug or a targeting match alone says nothing,
     * since feature flags have those too. Failed, if the application got a default instead of what the flag says.
     */
    static Answer answer(@Nullable Object[] values) {
        if (failed(values)) {
            return Answer.FAILED;
        }
        if (says("true", values)) {
            return Answer.IN;
        }
        if (says("false", values)) {
            return Answer.OUT;
        }
        return "SPLIT".equals(values[Value.REASON.position()]) ? Answer.IN : Answer.UNKNOWN;
    }

    private static boolean failed(@Nullable Object[] values) {
        Object reason = values[Value.REASON.position()];
        return (values[Value.ERROR.position()] != null && values[Value.FOUND.position()] == null)
                || "ERROR".equals(reason)
                || "DEFAULT".equals(reason)
                || "DISABLED".equals(reason);
    }

    private static boolean says(String answer, @Nullable Object[] values) {
        return answer.equals(values[Value.ENROLLED.position()]) || answer.equals(values[Value.ACTIVE.position()]);
    }
}
