package org.exposureagent.core.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the text of an option becomes a value. One class, without lambdas: it runs in premain, where each class more, and
 * the first lambda most of all, is time that the application waits.
 */
enum ValueType {
    TEXT("text"),
    FLAG("true or false"),
    SIZE("a positive number such as 500 or 50MiB"),
    DURATION("a duration such as PT60S or 60s"),
    RATE("a rate such as 15/60s"),
    ID("a UUID");

    private static final String[] UNITS = {"KiB", "MiB", "GiB", "K", "M", "G"};
    private static final long[] FACTORS = {1 << 10, 1 << 20, 1 << 30, 1_000, 1_000_000, 1_000_000_000};

    private final String expected;

    ValueType(String expected) {
        this.expected = expected;
    }

    /** What a text should have been, for messages. */
    String expected() {
        return expected;
    }

    /** A String, Boolean, Long, Duration, Rate or UUID; null for a text that is none. */
    @Nullable
    Object parse(String text) {
        // Not a switch: that one would be a class of its own.
        if (this == FLAG) {
            return flag(text.toLowerCase(Locale.ROOT));
        }
        if (this == SIZE) {
            return size(text);
        }
        if (this == DURATION) {
            return duration(text);
        }
        if (this == RATE) {
            return rate(text);
        }
        return this == ID ? id(text) : text;
    }

    private static @Nullable Boolean flag(String text) {
        if (text.equals("true")) {
            return true;
        }
        return text.equals("false") ? Boolean.FALSE : null;
    }

    private static @Nullable Long size(String text) {
        for (int i = 0; i < UNITS.length; i++) {
            if (text.endsWith(UNITS[i])) {
                Long number = number(
                        text.substring(0, text.length() - UNITS[i].length()).trim());
                return number == null || number > Long.MAX_VALUE / FACTORS[i]
                        ? null
                        : Long.valueOf(number * FACTORS[i]);
            }
        }
        return number(text);
    }

    private static @Nullable Duration duration(String text) {
        boolean seconds = text.startsWith("PT") && text.endsWith("S");
        // The JDK's own way is a regular expression; most durations are whole seconds.
        Long whole = seconds ? number(text.substring(2, text.length() - 1)) : null;
        if (whole != null) {
            return Duration.ofSeconds(whole);
        }
        return text.startsWith("P") ? isoDuration(text) : simpleDuration(text);
    }

    private static @Nullable Duration isoDuration(String text) {
        try {
            Duration duration = Duration.parse(text);
            return duration.isNegative() || duration.isZero() ? null : duration;
        } catch (DateTimeException notIso) {
            return null;
        }
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

    private static @Nullable Rate rate(String text) {
        int slash = text.indexOf('/');
        Long count = slash < 0 ? null : size(text.substring(0, slash));
        Duration per = slash < 0 ? null : duration(text.substring(slash + 1));
        return count == null || count > Integer.MAX_VALUE || per == null ? null : new Rate(count.intValue(), per);
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noUuid) {
            return null;
        }
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
