package org.exposureagent.core.agent.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.exposureagent.core.config.Options;
import org.exposureagent.integrations.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntegrationsTest {

    private final List<String> problems = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"nimbus;api, api nimbus", "openfeature;-nimbus, openfeature", "nimbus, nimbus"})
    void selection_leavesOnlyTheNamedOn(String selection, String expected) {
        assertThat(names("integrations=" + selection)).containsExactly(expected.split(" ", -1));
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-nimbus", "-nimbus;-api"})
    void selection_switchesTheNamedOff(String selection) {
        List<String> left = new ArrayList<>(names(""));
        left.removeAll(List.of(selection.replace("-", "").split(";", -1)));

        assertThat(names("integrations=" + selection)).isEqualTo(left).contains("openfeature");
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

    private List<String> names(String arguments) {
        return Integrations.of(options(arguments), problems::add).sources().stream()
                .map(source -> source.points().get(0).origin().replace("integration ", ""))
                .toList();
    }

    private Options options(String arguments) {
        return Options.read(arguments, new Properties(), Map.of(), problems::add);
    }
}
