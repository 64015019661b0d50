package org.exposureagent.core.ping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TagsTest {

    @Test
    void debug_view_tag_has_1_to_19_letters_digits_and_dashes() {
        assertThat(Tags.isDebugViewTag("a-1")).isTrue();
        assertThat(Tags.isDebugViewTag("t".repeat(19))).isTrue();

        assertThat(Tags.isDebugViewTag("t".repeat(20))).isFalse();
        assertThat(Tags.isDebugViewTag("")).isFalse();
        assertThat(Tags.isDebugViewTag("a_b")).isFalse();
    }

    @Test
    void source_tags_are_1_to_5_and_not_gleans_own() {
        assertThat(Tags.areSourceTags(Collections.nCopies(5, "tag"))).isTrue();

        assertThat(Tags.areSourceTags(Collections.nCopies(6, "tag"))).isFalse();
        assertThat(Tags.areSourceTags(List.of())).isFalse();
        assertThat(Tags.areSourceTags(List.of("tag", "glean-x"))).isFalse();
    }
}
