package org.exposureagent.benchmarks.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What the receiver tells the sender, in memory that the two processes share, so that telling costs neither of them
 * anything: how many events arrived, and when the last did.
 */
final class Progress {

    private static final int BYTES = 16;
    private static final int RECEIVED_AT = 0;
    private static final int LAST_AT = 8;

    private final ByteBuffer shared;

    Progress(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            this.shared = channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES);
        }
    }

    /** For one thread at a time. */
    void set(long received) {
        shared.putLong(LAST_AT, System.nanoTime());
        shared.putLong(RECEIVED_AT, received);
    }

    long received() {
        return shared.getLong(RECEIVED_AT);
    }

    /** By {@link System#nanoTime}, whose origin is the machine's, not the process's, on Linux. */
    long lastNanos() {
        return shared.getLong(LAST_AT);
    }
}
