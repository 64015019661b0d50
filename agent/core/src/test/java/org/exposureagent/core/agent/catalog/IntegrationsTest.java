package org.exposureagent.core.agent.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.exposureagent.core.config.Options;
import org.exposureagent.core.instrument.PointSource;
import org.exposureagent.integrations.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntegrationsTest {

    private final List<String> problems = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "'', Api Nimbus OpenFeature",
        "integrations=-nimbus, Api OpenFeature",
        "integrations=nimbus;api, Api Nimbus",
        "integrations=-nimbus;-api, OpenFeature",
        "integrations=openfeature;-nimbus, OpenFeature"
    })
    void selection_leavesTheNamedOn(String arguments, String expected) {
        List<PointSource> sources =
                Integrations.of(options(arguments), problems::add).sources();

        assertThat(sources)
                .extracting(source -> source.points().get(0).origin().replace("integration ", ""))
                .containsExactly(expected.toLowerCase(java.util.Locale.ROOT).split(" "));
        assertThat(problems).isEmpty();
    }

    @Test
    void unknownNames_areToldOnceWithTheKnownOnes() {
        Integrations.of(options("integrations=-nimbuss;nimbus;opnfeature"), problems::add);

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("option integrations names 'nimbuss', 'opnfeature', known are [api, ")
                .contains("nimbus, ", "openfeature");
    }

    @Test
    void brokenIntegration_isNamedAndLeftOut() {
        IntegrationSource broken =
                new IntegrationSource("com.acme.NoSuchIntegration", List.of("a.B"), options(""), problems::add);

        List<Point> points = broken.points();

        assertThat(points).isEmpty();
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("integration com.acme.NoSuchIntegration is broken and left out: ");
    }

    private Options options(String arguments) {
        return Options.read(arguments, new Properties(), Map.of(), problems::add);
    }
}
