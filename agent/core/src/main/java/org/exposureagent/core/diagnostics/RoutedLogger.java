package org.exposureagent.core.diagnostics;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** An SLF4J logger that writes to the agent's log; markers are ignored, TRACE is DEBUG. */
final class RoutedLogger extends LegacyAbstractLogger {

    RoutedLogger(String name) {
        this.name = name;
    }

    @Override
    public boolean isErrorEnabled() {
        return LogServiceProvider.route().writes(Level.ERROR);
    }

    @Override
    public boolean isWarnEnabled() {
        return LogServiceProvider.route().writes(Level.WARN);
    }

    @Override
    public boolean isInfoEnabled() {
        return LogServiceProvider.route().writes(Level.INFO);
    }

    @Override
    public boolean isDebugEnabled() {
        return LogServiceProvider.route().writes(Level.DEBUG);
    }

    @Override
    public boolean isTraceEnabled() {
        return isDebugEnabled();
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            org.slf4j.event.Level level,
            @Nullable Marker marker,
            String message,
            @Nullable Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        String text = arguments == null ? message : MessageFormatter.basicArrayFormat(message, arguments);
        LogServiceProvider.route().say(level(level), failure == null ? text : text + ": " + failure);
    }

    private static Level level(org.slf4j.event.Level level) {
        return switch (level) {
            case ERROR -> Level.ERROR;
            case WARN -> Level.WARN;
            case INFO -> Level.INFO;
            case DEBUG, TRACE -> Level.DEBUG;
        };
    }
}
