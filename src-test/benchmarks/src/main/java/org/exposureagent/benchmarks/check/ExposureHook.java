package org.exposureagent.benchmarks.check;

import dev.openfeature.sdk.BooleanHook;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.HookContext;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What one would write by hand instead of the agent: each flag and variant once, remembered in a map. */
final class ExposureHook implements BooleanHook {

    private final Map<Exposure, Boolean> seen = new ConcurrentHashMap<>();
    private final Queue<Exposure> exposures = new ConcurrentLinkedQueue<>();

    private record Exposure(String feature, String variant) {}

    @Override
    public void after(HookContext<Boolean> context, FlagEvaluationDetails<Boolean> details, Map<String, Object> hints) {
        if (details.getFlagMetadata().getString("experiment") == null) {
            return;
        }
        Exposure exposure = new Exposure(details.getFlagKey(), details.getVariant());
        if (!seen.containsKey(exposure) && seen.putIfAbsent(exposure, true) == null) {
            exposures.add(exposure);
        }
    }
}
