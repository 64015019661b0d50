package shop.flags;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's place in an experiment or a rollout.
 *
 * @param id what the experiment service calls this enrollment; null for those decided in the shop
 * @param features what the experiment configures
 */
public record Enrollment(
        String slug, String branch, @Nullable String id, List<String> features) {}
