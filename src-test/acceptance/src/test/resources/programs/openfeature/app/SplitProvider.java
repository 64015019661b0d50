package app;

import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.ImmutableMetadata;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;

/** Splits booleans into an experiment; knows no other flag. */
final class SplitProvider implements FeatureProvider {

    @Override
    public Metadata getMetadata() {
        return () -> "split";
    }

    @Override
    public ProviderEvaluation<Boolean> getBooleanEvaluation(String key, Boolean fallback, EvaluationContext context) {
        return ProviderEvaluation.<Boolean>builder()
                .value(true)
                .variant("on")
                .reason(Reason.SPLIT.name())
                .flagMetadata(ImmutableMetadata.builder()
                        .addString("experiment", "split-test")
                        .build())
                .build();
    }

    @Override
    public ProviderEvaluation<String> getStringEvaluation(String key, String fallback, EvaluationContext context) {
        return unknown(fallback);
    }

    @Override
    public ProviderEvaluation<Integer> getIntegerEvaluation(String key, Integer fallback, EvaluationContext context) {
        return unknown(fallback);
    }

    @Override
    public ProviderEvaluation<Double> getDoubleEvaluation(String key, Double fallback, EvaluationContext context) {
        return unknown(fallback);
    }

    @Override
    public ProviderEvaluation<Value> getObjectEvaluation(String key, Value fallback, EvaluationContext context) {
        return unknown(fallback);
    }

    private static <T> ProviderEvaluation<T> unknown(T fallback) {
        return ProviderEvaluation.<T>builder()
                .value(fallback)
                .reason(Reason.DEFAULT.name())
                .build();
    }
}
