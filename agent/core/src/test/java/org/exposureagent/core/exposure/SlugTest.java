package org.exposureagent.core.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SlugTest {

    @Test
    void shorten_leaves_100_bytes_alone() {
        String slug = "é".repeat(50);

        assertThat(Slug.shorten(slug)).isSameAs(slug);
    }

    @Test
    void shorten_cuts_101_bytes_to_91_a_tilde_and_the_crc() {
        String shortened = Slug.shorten("x".repeat(101));

        assertThat(shortened).hasSize(100).startsWith("x".repeat(91) + "~").matches(".*~[0-9a-f]{8}");
    }

    @Test
    void shorten_cuts_between_code_points() {
        String shortened = Slug.shorten("😀".repeat(26));

        assertThat(shortened).startsWith("😀".repeat(22) + "~");
        assertThat(shortened.getBytes(StandardCharsets.UTF_8)).hasSize(22 * 4 + 9);
    }

    @Test
    void shorten_keeps_slugs_apart_that_differ_late() {
        String start = "x".repeat(120);

        assertThat(Slug.shorten(start + "1")).isNotEqualTo(Slug.shorten(start + "2"));
    }

    @Test
    void shorten_of_a_shortened_slug_is_itself() {
        String shortened = Slug.shorten("x".repeat(200));

        assertThat(Slug.shorten(shortened)).isEqualTo(shortened);
    }
}
