package shop;

import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.ImmutableMetadata;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Serves the marketing department's campaigns to OpenFeature: one variant each, for the one customer of a visit. */
final class CampaignProvider implements FeatureProvider {

    private static final Map<String, Campaign> CAMPAIGNS = Map.of(
            "banner", new Campaign("autumn", "treatment", Reason.SPLIT, "banner-test", true),
            "free-shipping", new Campaign(false, "control", Reason.TARGETING_MATCH, "shipping-test", true),
            "new-footer", new Campaign(true, "rollout", Reason.TARGETING_MATCH, "footer-rollout", false),
            "chat", new Campaign(false, "off", Reason.DEFAULT, null, false));

    /**
     * What one flag is.
     *
     * @param experiment its slug; null when the flag belongs to none
     * @param compared whether the variant is one of those that the experiment compares
     */
    private record Campaign(
            Object value,
            String variant,
            Reason reason,
            @Nullable String experiment,
            boolean compared) {

        ImmutableMetadata metadata() {
            if (experiment == null) {
                return ImmutableMetadata.EMPTY;
            }
            return ImmutableMetadata.builder()
                    .addString("experiment", experiment)
                    .addBoolean("inExperiment", compared)
                    .build();
        }
    }

    @Override
    public Metadata getMetadata() {
        return () -> "campaigns";
    }

    @Override
    public ProviderEvaluation<Boolean> getBooleanEvaluation(String key, Boolean fallback, EvaluationContext context) {
        return evaluate(Boolean.class, key, fallback);
    }

    @Override
    public ProviderEvaluation<String> getStringEvaluation(String key, String fallback, EvaluationContext context) {
        return evaluate(String.class, key, fallback);
    }

    @Override
    public ProviderEvaluation<Integer> getIntegerEvaluation(String key, Integer fallback, EvaluationContext context) {
        return evaluate(Integer.class, key, fallback);
    }

    @Override
    public ProviderEvaluation<Double> getDoubleEvaluation(String key, Double fallback, EvaluationContext context) {
        return evaluate(Double.class, key, fallback);
    }

    @Override
    public ProviderEvaluation<Value> getObjectEvaluation(String key, Value fallback, EvaluationContext context) {
        return evaluate(Value.class, key, fallback);
    }

    private static <T> ProviderEvaluation<T> evaluate(Class<T> type, String key, T fallback) {
        Campaign campaign = CAMPAIGNS.get(key);
        if (campaign == null) {
            return failed(fallback, ErrorCode.FLAG_NOT_FOUND);
        }
        if (!type.isInstance(campaign.value())) {
            return failed(fallback, ErrorCode.TYPE_MISMATCH);
        }
        return ProviderEvaluation.<T>builder()
                .value(type.cast(campaign.value()))
                .variant(campaign.variant())
                .reason(campaign.reason().name())
                .flagMetadata(campaign.metadata())
                .build();
    }

    private static <T> ProviderEvaluation<T> failed(T fallback, ErrorCode code) {
        return ProviderEvaluation.<T>builder()
                .value(fallback)
                .reason(Reason.ERROR.name())
                .errorCode(code)
                .build();
    }
}
