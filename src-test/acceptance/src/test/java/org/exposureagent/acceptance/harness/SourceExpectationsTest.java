package org.exposureagent.acceptance.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceExpectationsTest {

    @TempDir
    private Path folder;

    @Test
    void in_readsTheShop() {
        Path sources = Project.shopSources();

        SourceExpectations expected = SourceExpectations.in(sources);

        assertThat(expected.exposures())
                .contains(
                        new Exposed("checkout-test", "treatment", "new-checkout"),
                        new Exposed("ranking-test", "control", "search-ranking"),
                        new Exposed("banner-test", "treatment", "banner"))
                .doesNotHaveDuplicates();
        assertThat(expected.featuresWithout("rollout")).containsExactlyInAnyOrder("fast-images", "new-footer");
        assertThat(expected.featuresWithout("not enrolled")).containsExactlyInAnyOrder("dark-mode", "chat");
    }

    @Test
    void in_refusesAMisspelledExpectation() throws IOException {
        Files.writeString(folder.resolve("Shop.java"), "flags.isEnabled(\"cart\"); // exposes cart-test, treatment\n");

        assertThatThrownBy(() -> SourceExpectations.in(folder))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Shop.java")
                .hasMessageContaining("cart-test, treatment");
    }

    @Test
    void in_refusesALineWithoutFeature() throws IOException {
        Files.writeString(folder.resolve("Shop.java"), "flags.isEnabled(CART); // exposes cart-test/treatment\n");

        assertThatThrownBy(() -> SourceExpectations.in(folder)).isInstanceOf(AssertionError.class);
    }
}
