package org.exposureagent.core.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user's word that a feature is an experiment, for SDKs that do not say so.
 *
 * @param sdk name of the integration, null for any
 * @param branches variant as the SDK names it → branch slug; empty: the variant is the branch
 */
public record Mapping(@Nullable String sdk, String feature, String experiment, Map<String, String> branches) {}
