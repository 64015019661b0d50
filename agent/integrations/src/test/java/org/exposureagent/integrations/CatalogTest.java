package org.exposureagent.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CatalogTest {

    @Test
    void catalog_names_each_integration_and_the_classes_of_its_points() throws IOException {
        List<String> expected = new ArrayList<>();
        for (Integration integration : ServiceLoader.load(Integration.class)) {
            TreeSet<String> classes = new TreeSet<>();
            for (Point point : integration.points(Collections.<String, String>emptyMap())) {
                classes.add(point.className());
            }
            expected.add(integration.name() + " " + integration.getClass().getName() + " " + String.join(" ", classes));
        }

        List<String> catalog = lines("catalog.txt");

        assertThat(catalog).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> lines(String resource) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Integration.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        }
        return lines;
    }
}
