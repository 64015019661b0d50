package org.exposureagent.core.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/**
 * A disk that gets full, and one under which the process dies. Lock files, which are empty, are spared.
 *
 * <p>What is deleted gives no room back: only {@link #free} does.
 */
public final class FaultyDisk extends Disk {

    private long room = Long.MAX_VALUE;
    private long operations = Long.MAX_VALUE;
    private boolean refused;

    /** The process is gone: what its objects did on disk stays as it is. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1;

        Crash() {
            super("the process died here", null, false, false);
        }
    }

    /** Takes so many bytes more. */
    public FaultyDisk fill(long bytesLeft) {
        room = bytesLeft;
        return this;
    }

    /** Has room again. */
    public void free() {
        room = Long.MAX_VALUE;
    }

    /** The process dies in the operation after so many: before it, or with half of its bytes written. */
    public void dieAfter(long more) {
        operations = more;
    }

    /** The process dies now. */
    public static Crash crash() {
        return new Crash();
    }

    /** Whether it was ever full. */
    public boolean hasRefused() {
        return refused;
    }

    @Override
    public FileChannel open(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        if (path.toString().endsWith("lock")) {
            return super.open(path, options, attributes);
        }
        if (dies()) {
            throw new Crash();
        }
        return new FaultyChannel(super.open(path, options, attributes), this);
    }

    /** Counts an operation. */
    boolean dies() {
        return operations-- <= 0;
    }

    /** How many of these bytes there is room for, at least one. */
    int take(int bytes) throws IOException {
        if (room == 0) {
            refused = true;
            throw new IOException("No space left on device");
        }
        int taken = (int) Math.min(room, bytes);
        room -= taken;
        return taken;
    }
}
