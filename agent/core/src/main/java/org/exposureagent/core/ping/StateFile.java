package org.exposureagent.core.ping;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.journal.DataDir;

/** The file {@code state} of the data directory. What goes wrong with it is said once, and the run goes on without. */
final class StateFile {

    static final String NAME = "state";
    private static final String UNREADABLE = "state.unreadable";
    private static final String TEMPORARY = "state.tmp";

    private final DataDir directory;
    private final Log log;

    StateFile(DataDir directory, Log log) {
        this.directory = directory;
        this.log = log;
    }

    /**
     * What is stored; {@link StateLines#NEW} if there is no file, or one that is not ours or torn, which is set aside.
     * Plain {@code java.io}: see {@link DataDir}.
     */
    StateLines read() {
        File file = directory.file(NAME);
        if (!file.exists()) {
            return StateLines.NEW;
        }
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8))) {
            return StateLines.read(reader);
        } catch (IOException e) {
            File aside = directory.file(UNREADABLE);
            // an older one set aside is worth less than this; on some systems renaming does not replace
            boolean moved = (!aside.exists() || aside.delete()) && file.renameTo(aside);
            log.once(
                    "state-unreadable",
                    file + " is unreadable (" + e.getMessage() + "): "
                            + (moved ? "set aside as " + aside.getName() : "ignored") + ", this client starts anew");
            return StateLines.NEW;
        }
    }

    /** Deletes an unreadable one; false if it stays. */
    boolean deleteSetAside() {
        File aside = directory.file(UNREADABLE);
        return !aside.exists() || aside.delete();
    }

    /**
     * Replaces the file in one move: a reader, or a crash of the process, sees the old one or the new one.
     *
     * @return whether it is stored
     */
    boolean write(StateLines lines) {
        try {
            directory.create();
            Set<StandardOpenOption> options =
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            try (FileChannel channel = directory.open(TEMPORARY, options)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.text());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            Files.move(
                    directory.file(TEMPORARY).toPath(),
                    directory.file(NAME).toPath(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException | InvalidPathException e) {
            directory.tellUnwritable(e, log);
            return false;
        }
    }
}
