package org.exposureagent.core.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.exposureagent.core.config.Key;
import org.exposureagent.core.config.Options;
import org.jspecify.annotations.Nullable;

/**
 * Option {@code subject=request}: each call names its subject.
 *
 * @param written how a subject's id is recorded
 */
record Subjects(UnaryOperator<String> written) {

    private static final String HASHED = "sha256:";

    /** Null, which is told: ids must be hashed, and cannot be; then nothing may be recorded. */
    static @Nullable Subjects of(Options options, Consumer<String> problems) {
        if (options.isGiven(Key.FORMAT)) {
            problems.accept("format=" + options.text(Key.FORMAT, "") + " (" + options.sourceOf(Key.FORMAT)
                    + ") is ignored: subject=request has a format of its own");
        }
        String hash = options.text(Key.SUBJECT_HASH);
        if (hash == null) {
            return new Subjects(UnaryOperator.identity());
        }
        String source = "subject.hash (" + options.sourceOf(Key.SUBJECT_HASH) + ")";
        if (!hash.startsWith(HASHED)) {
            problems.accept(source + " must be sha256: and the path of a file with the salt; nothing is recorded");
            return null;
        }
        byte[] salt = salt(hash.substring(HASHED.length()), source, problems);
        return salt == null ? null : new Subjects(subject -> hashed(subject, salt));
    }

    private static byte @Nullable [] salt(String file, String source, Consumer<String> problems) {
        try {
            byte[] salt = Files.readAllBytes(Path.of(file));
            if (salt.length > 0) {
                return salt;
            }
            problems.accept(source + ": " + file + " is empty; nothing is recorded");
        } catch (IOException | InvalidPathException e) {
            problems.accept(source + ": " + file + " cannot be read (" + e + "); nothing is recorded");
        }
        return null;
    }

    /** SHA-256 of the salt and of the id in UTF-8, in lower case hex. */
    private static String hashed(String subject, byte[] salt) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return HexFormat.of().formatHex(digest.digest(subject.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
