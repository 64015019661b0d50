package org.exposureagent.core.diagnostics;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Routes SLF4J, which the worker's classes log with, to {@link Log}. Found by SLF4J as a service.
 *
 * <p>Only the worker's classes use SLF4J: it costs a service look-up, which neither start-up nor application threads
 * shall pay.
 */
public final class LogServiceProvider implements SLF4JServiceProvider {

    private static volatile Log route =
            new Log(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), Level.OFF);

    private final ConcurrentHashMap<String, Logger> loggers = new ConcurrentHashMap<>();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter context = new NOPMDCAdapter();

    /** Sends what is logged from now on to this log; before the first call it goes nowhere. */
    public static void routeTo(Log log) {
        route = log;
    }

    static Log route() {
        return route;
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return name -> loggers.computeIfAbsent(name, RoutedLogger::new);
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        // nothing: the route is set by routeTo, before or after
    }
}
