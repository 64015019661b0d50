package org.exposureagent.core.agent.catalog;

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
import org.exposureagent.integrations.Point;

/**
 * The integrations that option {@code integrations} leaves on. The catalog of the ready-made ones says which classes
 * they weave, so that none of them is loaded before its SDK is; those of extensions are loaded at once.
 */
public final class Integrations {

    private static final String CATALOG = "catalog.txt";

    private final Options options;
    private final Consumer<String> problems;
    private final List<IntegrationSource> readyMade = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();

    private Integrations(Options options, Consumer<String> problems) {
        this.options = options;
        this.problems = problems;
    }

    /** Reads the catalog, and the extensions if there are any. What is wrong is one line each. */
    public static Integrations of(Options options, Consumer<String> problems) {
        Integrations integrations = new Integrations(options, problems);
        integrations.read(options.list(Key.INTEGRATIONS));
        return integrations;
    }

    private void read(List<String> selection) {
        List<String> known = new ArrayList<>();
        StringTokenizer lines = new StringTokenizer(catalog(), "\n");
        while (lines.hasMoreTokens()) {
            StringTokenizer words = new StringTokenizer(lines.nextToken());
            String name = words.nextToken();
            known.add(name);
            if (isOn(name, selection)) {
                readyMade.add(source(words));
            }
        }
        if (options.isGiven(Key.EXTENSIONS)) {
            for (Extension extension : Extension.all(options, known, problems)) {
                known.add(extension.name());
                if (isOn(extension.name(), selection)) {
                    extensions.add(extension);
                }
            }
        }
        tellUnknown(selection, known);
    }

    /** The ready-made ones. */
    public List<PointSource> sources() {
        return new ArrayList<PointSource>(readyMade);
    }

    /** The points of the extensions. */
    public List<Point> points() {
        List<Point> points = new ArrayList<>();
        for (Extension extension : extensions) {
            points.addAll(extension.points());
        }
        return points;
    }

    /** All of them, loaded: for those who have time. */
    List<Integration> all() {
        List<Integration> all = new ArrayList<>();
        for (IntegrationSource source : readyMade) {
            Integration integration = source.load();
            if (integration != null) {
                all.add(integration);
            }
        }
        for (Extension extension : extensions) {
            all.add(extension.integration());
        }
        return all;
    }

    private IntegrationSource source(StringTokenizer words) {
        String integration = words.nextToken();
        List<String> classNames = new ArrayList<>();
        while (words.hasMoreTokens()) {
            classNames.add(words.nextToken());
        }
        return new IntegrationSource(integration, classNames, options, problems);
    }

    private String catalog() {
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

    private void tellUnknown(List<String> selection, List<String> known) {
        StringBuilder unknown = new StringBuilder();
        for (String selected : selection) {
            String name = selected.startsWith("-") ? selected.substring(1) : selected;
            if (!known.contains(name)) {
                unknown.append(unknown.isEmpty() ? "'" : ", '").append(name).append('\'');
            }
        }
        if (!unknown.isEmpty()) {
            problems.accept("option integrations names " + unknown + ", known are " + known);
        }
    }
}
