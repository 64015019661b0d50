package org.exposureagent.benchmarks.check;

import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.ImmutableMetadata;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;
import java.util.HashMap;
import java.util.Map;

/** An OpenFeature provider that costs one look-up: what is measured is the SDK and what hangs on it. */
final class SplitProvider implements FeatureProvider {

    private final Map<String, ProviderEvaluation<Boolean>> evaluations = new HashMap<>();

    void add(String feature, boolean isSplit) {
        evaluations.put(
                feature,
                ProviderEvaluation.<Boolean>builder()
                        .value(true)
                        .variant("treatment")
                        .reason(isSplit ? Reason.SPLIT.toString() : Reason.STATIC.toString())
                        .flagMetadata(
                                isSplit
                                        ? ImmutableMetadata.builder()
                                                .addString("experiment", "split-test")
                                                .build()
                                        : ImmutableMetadata.builder().build())
                        .build());
    }

    @Override
    public Metadata getMetadata() {
        return () -> "split";
    }

    @Override
    public ProviderEvaluation<Boolean> getBooleanEvaluation(
            String key, Boolean defaultValue, EvaluationContext context) {
        ProviderEvaluation<Boolean> known = evaluations.get(key);
        return known == null
                ? ProviderEvaluation.<Boolean>builder().value(defaultValue).build()
                : known;
    }

    @Override
    public ProviderEvaluation<String> getStringEvaluation(String key, String defaultValue, EvaluationContext context) {
        return ProviderEvaluation.<String>builder().value(defaultValue).build();
    }

    @Override
    public ProviderEvaluation<Integer> getIntegerEvaluation(
            String key, Integer defaultValue, EvaluationContext context) {
        return ProviderEvaluation.<Integer>builder().value(defaultValue).build();
    }

    @Override
    public ProviderEvaluation<Double> getDoubleEvaluation(String key, Double defaultValue, EvaluationContext context) {
        return ProviderEvaluation.<Double>builder().value(defaultValue).build();
    }

    @Override
    public ProviderEvaluation<Value> getObjectEvaluation(String key, Value defaultValue, EvaluationContext context) {
        return ProviderEvaluation.<Value>builder().value(defaultValue).build();
    }
}
