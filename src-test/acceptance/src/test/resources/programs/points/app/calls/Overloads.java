package app.calls;

import java.util.function.BooleanSupplier;

/** Each overload ends in the next. */
final class Overloads {

    boolean isEnabled(String feature) {
        return isEnabled(feature, false);
    }

    boolean isEnabled(String feature, boolean fallback) {
        return isEnabled(feature, fallback, feature.length());
    }

    boolean isEnabled(String feature, boolean fallback, int user) {
        return fallback || user > 10;
    }

    String pick(String feature) {
        return pick(feature, "");
    }

    String pick(String prefix, String suffix) {
        return prefix + suffix;
    }

    boolean isEnabled(String feature, BooleanSupplier fallback) {
        return fallback.getAsBoolean() && isEnabled(feature);
    }
}
