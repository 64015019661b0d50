import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Value;

/** A provider of strings. */
public abstract class StringProvider implements FeatureProvider {

    public Metadata getMetadata() {
        return () -> "application";
    }

    public ProviderEvaluation<Boolean> getBooleanEvaluation(String key, Boolean fallback, EvaluationContext context) {
        throw new UnsupportedOperationException();
    }

    public ProviderEvaluation<Integer> getIntegerEvaluation(String key, Integer fallback, EvaluationContext context) {
        throw new UnsupportedOperationException();
    }

    public ProviderEvaluation<Double> getDoubleEvaluation(String key, Double fallback, EvaluationContext context) {
        throw new UnsupportedOperationException();
    }

    public ProviderEvaluation<Value> getObjectEvaluation(String key, Value fallback, EvaluationContext context) {
        throw new UnsupportedOperationException();
    }
}
