package org.exposureagent.core.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the text of an option becomes a value. Anonymous classes, not lambdas: this runs in premain, where the first
 * lambda of a JVM costs more than all the rest.
 */
abstract class ValueType<T> {

    private static final String[] UNITS = {"KiB", "MiB", "GiB", "K", "M", "G"};
    private static final long[] FACTORS = {1 << 10, 1 << 20, 1 << 30, 1_000, 1_000_000, 1_000_000_000};

    static final ValueType<Boolean> FLAG = new ValueType<>("true or false") {
        @Override
        @Nullable
        Boolean parse(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true" -> Boolean.TRUE;
                case "false" -> Boolean.FALSE;
                default -> null;
            };
        }
    };

    static final ValueType<Long> SIZE = new ValueType<>("a positive number such as 500 or 50MiB") {
        @Override
        @Nullable
        Long parse(String text) {
            long factor = 1;
            String digits = text;
            for (int i = 0; i < UNITS.length && factor == 1; i++) {
                if (text.endsWith(UNITS[i])) {
                    factor = FACTORS[i];
                    digits = text.substring(0, text.length() - UNITS[i].length());
                }
            }
            Long number = number(digits.trim());
            return number == null || number > Long.MAX_VALUE / factor ? null : Long.valueOf(number * factor);
        }
    };

    static final ValueType<Duration> DURATION = new ValueType<>("a duration such as PT60S or 60s") {
        @Override
        @Nullable
        Duration parse(String text) {
            try {
                return text.startsWith("P") ? positive(Duration.parse(text)) : simpleDuration(text);
            } catch (DateTimeException notIso) {
                return null;
            }
        }
    };

    static final ValueType<Rate> RATE = new ValueType<>("a rate such as 15/60s") {
        @Override
        @Nullable
        Rate parse(String text) {
            int slash = text.indexOf('/');
            Long count = slash < 0 ? null : SIZE.parse(text.substring(0, slash));
            Duration per = slash < 0 ? null : DURATION.parse(text.substring(slash + 1));
            return count == null || count > Integer.MAX_VALUE || per == null || per.isZero()
                    ? null
                    : new Rate(count.intValue(), per);
        }
    };

    private final String expected;

    ValueType(String expected) {
        this.expected = expected;
    }

    static ValueType<String> oneOf(List<String> words) {
        return new ValueType<>("one of " + words) {
            @Override
            @Nullable
            String parse(String text) {
                return words.contains(text) ? text : null;
            }
        };
    }

    /** The value, or null for a text that is none. */
    abstract @Nullable T parse(String text);

    /** What a text should have been, for messages. */
    String expected() {
        return expected;
    }

    private static @Nullable Duration simpleDuration(String text) {
        int unitStart = 0;
        while (unitStart < text.length() && Character.isDigit(text.charAt(unitStart))) {
            unitStart++;
        }
        Long number = number(text.substring(0, unitStart));
        if (number == null || number > Integer.MAX_VALUE) {
            return null;
        }
        return switch (text.substring(unitStart)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> null;
        };
    }

    private static @Nullable Duration positive(Duration duration) {
        return duration.isNegative() || duration.isZero() ? null : duration;
    }

    private static @Nullable Long number(String digits) {
        if (digits.isEmpty() || digits.length() > 18) {
            return null;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return null;
            }
        }
        long value = Long.parseLong(digits);
        return value == 0 ? null : Long.valueOf(value);
    }
}
