package org.exposureagent.core.agent;

import org.exposureagent.core.exposure.Answer;
import org.exposureagent.core.exposure.Hooks;
import org.exposureagent.integrations.Value;
import org.jspecify.annotations.Nullable;

/**
 * Hands an evaluation to the recorder, together with what an SDK said that was asked inside it, as the provider of an
 * OpenFeature client asks the SDK it stands for. What the outer one says holds; the inner one adds whether the subject
 * is in the experiment, and, where the outer one names no experiment, which one and which branch. Allocates nothing.
 */
final class Evaluation {

    private Evaluation() {}

    /**
     * Records one.
     *
     * @param values by {@link Value#position}, with those of an inner one behind them or without
     */
    static void record(Hooks recorder, @Nullable Object[] values) {
        String feature = text(values, Value.FEATURE, Verdict.OUTER);
        if (feature == null) {
            return;
        }
        String sdk = String.valueOf(text(values, Value.SDK, Verdict.OUTER));
        String subject = text(values, Value.SUBJECT, Verdict.OUTER);
        String experiment = text(values, Value.EXPERIMENT, Verdict.OUTER);
        String branch = text(values, Value.BRANCH, Verdict.OUTER);
        Answer answer = Verdict.answer(values, Verdict.OUTER);
        String state = text(values, Value.STATE, Verdict.OUTER);
        String innerSdk = values.length > Value.INSIDE ? text(values, Value.SDK, Value.INSIDE) : null;
        if (innerSdk != null && !Verdict.failed(values, Value.INSIDE)) {
            answer = Verdict.answerOfBoth(values);
            state = either(state, text(values, Value.STATE, Value.INSIDE));
            subject = either(subject, text(values, Value.SUBJECT, Value.INSIDE));
            if (experiment == null && !recorder.isMapped(sdk, feature)) {
                sdk = innerSdk;
                experiment = text(values, Value.EXPERIMENT, Value.INSIDE);
                branch = either(text(values, Value.BRANCH, Value.INSIDE), branch);
            }
        }
        recorder.evaluation(sdk, feature, subject, experiment, branch, state, answer);
    }

    private static @Nullable String either(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }

    private static @Nullable String text(@Nullable Object[] values, Value value, int at) {
        return (String) values[at + value.position()];
    }
}
