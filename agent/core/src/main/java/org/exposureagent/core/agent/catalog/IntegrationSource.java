package org.exposureagent.core.agent.catalog;

import java.util.List;
import java.util.function.Consumer;
import org.exposureagent.core.config.Options;
import org.exposureagent.core.instrument.PointSource;
import org.exposureagent.integrations.Integration;
import org.exposureagent.integrations.Point;
import org.jspecify.annotations.Nullable;

/** One ready-made integration, loaded when one of its classes is. One that is broken is named, and left out. */
record IntegrationSource(String integration, List<String> classNames, Options options, Consumer<String> problems)
        implements PointSource {

    @Override
    public List<Point> points() {
        Integration loaded = load();
        return loaded == null ? List.of() : loaded.points(options.given());
    }

    /** The integration; null after telling that it is broken. */
    @Nullable
    Integration load() {
        try {
            Class<?> type = Class.forName(integration, true, IntegrationSource.class.getClassLoader());
            return (Integration) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError | RuntimeException broken) {
            problems.accept("integration " + integration + " is broken and left out: " + broken);
            return null;
        }
    }
}
