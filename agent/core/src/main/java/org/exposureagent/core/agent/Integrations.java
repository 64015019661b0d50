package org.exposureagent.core.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.function.Consumer;
import org.exposureagent.core.config.Key;
import org.exposureagent.core.config.Options;
import org.exposureagent.core.instrument.PointSource;
import org.exposureagent.integrations.Integration;

/**
 * The ready-made integrations that option {@code integrations} leaves on. Their catalog says which classes they weave,
 * so that none of them is loaded before its SDK is.
 */
final class Integrations {

    private static final String CATALOG = "catalog.txt";

    private Integrations() {}

    static List<PointSource> of(Options options, Consumer<String> problems) {
        List<String> selection = options.list(Key.INTEGRATIONS);
        List<PointSource> sources = new ArrayList<>();
        List<String> known = new ArrayList<>();
        StringTokenizer lines = new StringTokenizer(catalog(problems), "\n");
        while (lines.hasMoreTokens()) {
            StringTokenizer words = new StringTokenizer(lines.nextToken());
            String name = words.nextToken();
            known.add(name);
            if (isOn(name, selection)) {
                sources.add(source(words, options, problems));
            }
        }
        tellUnknown(selection, known, problems);
        return sources;
    }

    private static PointSource source(StringTokenizer words, Options options, Consumer<String> problems) {
        String integration = words.nextToken();
        List<String> classNames = new ArrayList<>();
        while (words.hasMoreTokens()) {
            classNames.add(words.nextToken());
        }
        return new IntegrationSource(integration, classNames, options, problems);
    }

    private static String catalog(Consumer<String> problems) {
        try (InputStream in = Integration.class.getResourceAsStream(CATALOG)) {
            if (in != null) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            problems.accept("no catalog of integrations in the agent's jar, none is used");
        } catch (IOException unreadable) {
            problems.accept("the catalog of integrations is unreadable, none is used: " + unreadable);
        }
        return "";
    }

    /** {@code -name} switches one off; a name without a dash switches off all that are not named. */
    private static boolean isOn(String name, List<String> selection) {
        boolean onlyNamed = false;
        for (String selected : selection) {
            if (selected.equals(name)) {
                return true;
            }
            if (selected.equals("-" + name)) {
                return false;
            }
            onlyNamed |= !selected.startsWith("-");
        }
        return !onlyNamed;
    }

    private static void tellUnknown(List<String> selection, List<String> known, Consumer<String> problems) {
        for (String selected : selection) {
            String name = selected.startsWith("-") ? selected.substring(1) : selected;
            if (!known.contains(name)) {
                problems.accept("option integrations names '" + name + "', known are " + known);
            }
        }
    }
}
