package org.exposureagent.core.upload;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The base URL of a receiver, to which a ping's path is appended.
 *
 * @param base without a {@code /} at its end
 */
public record Endpoint(String base) {

    /** An endpoint, or why there is none. */
    public sealed interface Parsed {

        /** It can be used. */
        record Valid(Endpoint endpoint) implements Parsed {}

        /**
         * It cannot.
         *
         * @param message for the user
         */
        record Refused(String message) implements Parsed {}
    }

    /**
     * Reads what a user wrote. Plain {@code http} is refused, unless the host is this machine by name or number:
     * telemetry must not be read on the way. No name is looked up.
     */
    public static Parsed parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return new Parsed.Refused("endpoint " + text + " is not a URL: " + e.getReason());
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        if (host == null || !(scheme.equals("http") || scheme.equals("https"))) {
            return new Parsed.Refused("endpoint " + text + " is not an http or https URL with a host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return new Parsed.Refused("endpoint " + text + " may have a path, but no user, query or fragment");
        }
        if (scheme.equals("http") && !isLoopback(host)) {
            return new Parsed.Refused(
                    "endpoint " + text + " is refused: plain http is for loopback addresses only, use https");
        }
        return new Parsed.Valid(new Endpoint(trimmed(text)));
    }

    private static boolean isLoopback(@Nullable String host) {
        return host != null
                && (host.equalsIgnoreCase("localhost")
                        || host.equals("[::1]")
                        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}"));
    }

    private static String trimmed(String text) {
        String base = text;
        while (base.endsWith("/")) {
            base = base.substring(0, base.length() - 1);
        }
        return base;
    }
}
