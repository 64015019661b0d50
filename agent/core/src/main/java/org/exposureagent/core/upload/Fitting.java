package org.exposureagent.core.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.zip.GZIPOutputStream;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.ping.Ping;
import org.exposureagent.core.ping.PingParts;
import org.exposureagent.core.ping.StayChange;

/** Makes of a sealed ping what a receiver takes. */
final class Fitting {

    private Fitting() {}

    /**
     * The ping without what others announced, in as many parts as it takes for each to fit. A single event fits always:
     * its values are bounded.
     *
     * @param seq gives the numbers of parts behind the first
     */
    static List<Ping> parts(Ping ping, List<StayChange> repeated, IntSupplier seq, Counters counters) {
        Ping news = repeated.isEmpty() ? ping : PingParts.without(ping, repeated);
        if (news == null) {
            return List.of();
        }
        List<Ping> parts = PingParts.split(news, Fitting::fits, seq);
        if (parts.size() > 1) {
            counters.count("pings.split");
        }
        return parts;
    }

    private static boolean fits(Ping ping) {
        String body = ping.body();
        // 3 bytes a character at most; what is that small is never larger than the limit when compressed
        return body.length() * 3L + Limits.GZIP_OVERHEAD <= Limits.BODY_BYTES || gzip(body).length <= Limits.BODY_BYTES;
    }

    /** A body as it is sent. */
    static byte[] gzip(String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("an array does not do input or output", e);
        }
        return bytes.toByteArray();
    }
}
