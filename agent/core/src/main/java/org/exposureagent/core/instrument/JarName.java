package org.exposureagent.core.instrument;

import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** The file that a class came from: it carries the version of a library that nothing else says. */
final class JarName {

    private JarName() {}

    /** Such as {@code " (sdk-1.22.0.jar)"}; empty where there is no jar, or nobody says which. */
    static String suffix(@Nullable ProtectionDomain domain) {
        CodeSource source = domain == null ? null : domain.getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null) {
            return "";
        }
        // A jar in a jar is spelled jar:nested:/app.jar/!BOOT-INF/lib/sdk-1.22.0.jar!/
        String path = location.getPath();
        int end = path.lastIndexOf(".jar");
        return end < 0 ? "" : " (" + path.substring(path.lastIndexOf('/', end) + 1, end) + ".jar)";
    }
}
