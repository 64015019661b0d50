package org.exposureagent.core.agent;

import org.exposureagent.core.exposure.Answer;
import org.exposureagent.integrations.Value;
import org.jspecify.annotations.Nullable;

/**
 * What an SDK's evaluation says of enrollment. Reasons are spelled as in the OpenFeature specification. Its values
 * begin at {@link #OUTER}, or for one that was asked inside it at {@link Value#INSIDE}.
 */
final class Verdict {

    static final int OUTER = 0;

    private Verdict() {}

    /**
     * In, if the SDK says so or split by chance; out, if it says so; a slug or a targeting match alone says nothing,
     * since feature flags have those too. Failed, if the application got a default instead of what the flag says.
     */
    static Answer answer(@Nullable Object[] values, int at) {
        if (failed(values, at)) {
            return Answer.FAILED;
        }
        Answer said = said(values, at);
        if (said != Answer.UNKNOWN) {
            return said;
        }
        return "SPLIT".equals(values[at + Value.REASON.position()]) ? Answer.IN : Answer.UNKNOWN;
    }

    /** What the outer one says; else the inner one's answer, which knows what the outer one concludes from a reason. */
    static Answer answerOfBoth(@Nullable Object[] values) {
        if (failed(values, OUTER)) {
            return Answer.FAILED;
        }
        Answer said = said(values, OUTER);
        if (said != Answer.UNKNOWN) {
            return said;
        }
        Answer inner = answer(values, Value.INSIDE);
        return inner == Answer.UNKNOWN ? answer(values, OUTER) : inner;
    }

    /** Whether the application got a default instead of what the flag says. */
    static boolean failed(@Nullable Object[] values, int at) {
        Object reason = values[at + Value.REASON.position()];
        return (values[at + Value.ERROR.position()] != null && values[at + Value.FOUND.position()] == null)
                || "ERROR".equals(reason)
                || "DEFAULT".equals(reason)
                || "DISABLED".equals(reason);
    }

    private static Answer said(@Nullable Object[] values, int at) {
        if (says("true", values, at)) {
            return Answer.IN;
        }
        return says("false", values, at) ? Answer.OUT : Answer.UNKNOWN;
    }

    private static boolean says(String answer, @Nullable Object[] values, int at) {
        return answer.equals(values[at + Value.ENROLLED.position()])
                || answer.equals(values[at + Value.ACTIVE.position()]);
    }
}
