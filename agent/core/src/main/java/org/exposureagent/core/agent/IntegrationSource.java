package org.exposureagent.core.agent;

import java.util.List;
import java.util.function.Consumer;
import org.exposureagent.core.config.Options;
import org.exposureagent.core.instrument.PointSource;
import org.exposureagent.integrations.Integration;
import org.exposureagent.integrations.Point;

/** One ready-made integration, loaded when one of its classes is. One that is broken is named, and left out. */
record IntegrationSource(String integration, List<String> classNames, Options options, Consumer<String> problems)
        implements PointSource {

    @Override
    public List<Point> points() {
        try {
            Class<?> type = Class.forName(integration, true, IntegrationSource.class.getClassLoader());
            return ((Integration) type.getDeclaredConstructor().newInstance()).points(options.given());
        } catch (ReflectiveOperationException | LinkageError | RuntimeException broken) {
            problems.accept("integration " + integration + " is broken and left out: " + broken);
            return List.of();
        }
    }
}
