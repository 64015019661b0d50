package org.exposureagent.core.ping;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
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
     * Replaces the file.
     *
     * @return whether it is stored
     */
    boolean write(StateLines lines) {
        try {
            directory.replace(NAME, TEMPORARY, StandardCharsets.UTF_8.encode(lines.text()));
            return true;
        } catch (IOException | InvalidPathException e) {
            directory.tellUnwritable(e, log);
            return false;
        }
    }
}
