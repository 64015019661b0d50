package org.exposureagent.core.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {

    @ParameterizedTest
    @CsvSource({
        "abc, 3, abc", // fits
        "abcd, 3, abc", // one too many
        "aé, 2, a", // é has two bytes
        "aé, 3, aé",
        "€€, 5, €", // three bytes
        "😀😀, 7, 😀", // four bytes, two chars
        "😀😀, 8, 😀😀"
    })
    void clip_ends_between_code_points(String text, int maxBytes, String clipped) {
        assertThat(Utf8.clip(text, maxBytes)).isEqualTo(clipped);
    }
}
