package org.exposureagent.core.exposure;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Slugs of experiments and branches, shortened once so that event and annotation agree. */
public final class Slug {

    /** What Glean takes for the id and the branch of an annotated experiment. */
    static final int MAX_BYTES = 100;

    /** {@code ~} and the hash, which take the place of what is left out. */
    private static final int HASH_BYTES = 9;

    /** What Nimbus hooks pass where a branch makes no sense. */
    private static final String NOT_APPLICABLE = "N/A";

    private Slug() {}

    /**
     * The slug itself up to 100 bytes, else its first 91 bytes, {@code ~} and the CRC-32 of the whole in 8 hex digits:
     * two long slugs with one start stay two.
     */
    public static String shorten(String slug) {
        return shorten(slug, MAX_BYTES);
    }

    /** The same for a format that takes fewer bytes. */
    public static String shorten(String slug, int maxBytes) {
        if (Utf8.clip(slug, maxBytes).length() == slug.length()) {
            return slug;
        }
        CRC32 hash = new CRC32();
        hash.update(slug.getBytes(StandardCharsets.UTF_8));
        return Utf8.clip(slug, maxBytes - HASH_BYTES) + "~" + HexFormat.of().toHexDigits((int) hash.getValue());
    }

    /** A branch that a hook may leave out: null, or the SDK's word for none, is null. */
    public static @Nullable String branch(@Nullable String branch) {
        return branch == null || branch.equals(NOT_APPLICABLE) ? null : shorten(branch);
    }
}
