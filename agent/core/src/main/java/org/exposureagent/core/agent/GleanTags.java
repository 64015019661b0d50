package org.exposureagent.core.agent;

import java.util.List;
import java.util.function.Consumer;
import org.exposureagent.core.config.Key;
import org.exposureagent.core.config.Options;
import org.exposureagent.core.ping.Tags;

/** Options that become headers of each ping; Glean's rules for them are told at start-up. */
final class GleanTags {

    private GleanTags() {}

    static void check(Options options, Consumer<String> problems) {
        String view = options.text(Key.DEBUG_VIEW_TAG);
        if (view != null && !Tags.isDebugViewTag(view)) {
            problems.accept("option debug.view-tag has value '" + view + "' (" + options.sourceOf(Key.DEBUG_VIEW_TAG)
                    + "), which is not 1 to 19 letters, digits and dashes; ignored");
        }
        List<String> source = options.list(Key.SOURCE_TAGS);
        if (!source.isEmpty() && !Tags.areSourceTags(source)) {
            problems.accept("option source.tags has value '" + String.join(";", source) + "' ("
                    + options.sourceOf(Key.SOURCE_TAGS)
                    + "), which is not 1 to 5 tags of letters, digits and dashes, none starting with glean; ignored");
        }
    }
}
