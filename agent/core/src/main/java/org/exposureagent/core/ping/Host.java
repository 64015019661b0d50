package org.exposureagent.core.ping;

import java.util.Locale;

/**
 * The machine, in the words of {@code client_info}.
 *
 * @param os one of the names that the schema lists
 * @param locale BCP 47 tag, {@code und} if unknown
 */
record Host(String os, String osVersion, String architecture, String locale) {

    private static final String UNKNOWN = "Unknown";

    static Host current() {
        return of(
                System.getProperty("os.name", ""),
                System.getProperty("os.version", UNKNOWN),
                System.getProperty("os.arch", UNKNOWN),
                Locale.getDefault());
    }

    /** From the values that Java has for these. */
    static Host of(String osName, String osVersion, String osArch, Locale locale) {
        return new Host(os(osName), osVersion, architecture(osArch), locale.toLanguageTag());
    }

    private static String os(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mac") || lower.startsWith("darwin")) {
            return "Darwin";
        }
        if (lower.startsWith("windows")) {
            return "Windows";
        }
        if (lower.startsWith("sunos") || lower.startsWith("solaris")) {
            return "Solaris";
        }
        return switch (lower) {
            case "linux" -> "Linux";
            case "freebsd" -> "FreeBSD";
            case "netbsd" -> "NetBSD";
            case "openbsd" -> "OpenBSD";
            default -> UNKNOWN;
        };
    }

    /** Java says {@code amd64} where every other Glean says {@code x86_64}. */
    private static String architecture(String osArch) {
        return osArch.equals("amd64") ? "x86_64" : osArch;
    }
}
