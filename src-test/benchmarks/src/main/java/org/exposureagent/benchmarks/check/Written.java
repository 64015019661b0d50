package org.exposureagent.benchmarks.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The exposures in the agent's file, counted as it grows. */
final class Written {

    private static final byte[] EXPOSURE = "\"name\":\"exposure\"".getBytes(StandardCharsets.UTF_8);

    private final Path file;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(1 << 16);
    private long position;
    private int matched;
    private long exposures;

    Written(Path data) {
        this.file = data.resolve("pings.jsonl");
    }

    /** How many there are now. */
    synchronized long exposures() {
        if (!Files.exists(file)) {
            return exposures;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            channel.position(position);
            while (channel.read(bytes) > 0) {
                bytes.flip();
                position += bytes.remaining();
                while (bytes.hasRemaining()) {
                    count(bytes.get());
                }
                bytes.clear();
            }
            return exposures;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void count(byte next) {
        if (next == EXPOSURE[matched]) {
            matched++;
        } else {
            matched = next == EXPOSURE[0] ? 1 : 0;
        }
        if (matched == EXPOSURE.length) {
            exposures++;
            matched = 0;
        }
    }
}
