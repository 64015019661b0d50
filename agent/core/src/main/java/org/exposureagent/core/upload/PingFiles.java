package org.exposureagent.core.upload;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.ping.Ping;

/** The directory {@code data.dir/pending}. What is set aside there gets another ending, and is never sent. */
final class PingFiles {

    private static final String NAME = "pending";
    private static final String TEMPORARY = "new.tmp";
    private static final String ASIDE = ".aside";

    private final DataDir dataDir;
    private final DataDir directory;
    private final Counters counters;
    private final Log log;

    PingFiles(DataDir dataDir, Counters counters, Log log) {
        this.dataDir = dataDir;
        this.directory = dataDir.in(NAME);
        this.counters = counters;
        this.log = log;
    }

    /** Whether there is a ping. Plain {@code java.io}: see {@link DataDir}. */
    boolean any() {
        String[] names = directory.directory().list();
        if (names != null) {
            for (String name : names) {
                if (name.endsWith(".ping")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What is stored, by name of its file. A file's size is asked for once: it never changes. */
    Map<String, Pending> list(Map<String, Pending> known) {
        Map<String, Pending> stored = new HashMap<>();
        String[] names = directory.directory().list();
        if (names != null) {
            for (String name : names) {
                Pending before = known.get(name);
                boolean isKnown = before != null && before.inMemory() == null;
                Pending found = isKnown
                        ? before
                        : Pending.named(name, directory.file(name).length());
                if (found != null) {
                    stored.put(name, found);
                }
            }
        }
        return stored;
    }

    /** Stores it in one move; false if that fails, which is told once. */
    boolean write(Pending pending, byte[] bytes) {
        try {
            directory.replace(pending.fileName(), TEMPORARY, ByteBuffer.wrap(bytes));
            return true;
        } catch (IOException e) {
            dataDir.tellUnwritable(e, log);
            return false;
        }
    }

    /** @throws IOException if it is gone, or not a ping */
    Ping read(Pending pending) throws IOException {
        Ping ping = PingFile.read(
                Files.readAllBytes(directory.file(pending.fileName()).toPath()));
        if (!ping.documentId().equals(pending.documentId())) {
            throw new IOException("it holds another ping");
        }
        return ping;
    }

    void delete(Pending pending) {
        try {
            Files.deleteIfExists(directory.file(pending.fileName()).toPath());
        } catch (IOException e) {
            counters.count("pings.not-deleted");
            dataDir.tellUnwritable(e, log);
        }
    }

    /** What a process left that died while it wrote; nobody writes now, since all do so under one lock. */
    void deleteTemporary() {
        File left = directory.file(TEMPORARY);
        if (left.exists() && !left.delete()) {
            log.debug(left + " cannot be deleted; the next ping replaces it");
        }
    }

    /** Deletes what was set aside. */
    void deleteSetAside() {
        deleteSetAside(0);
    }

    /** Counts a file that cannot be read, and sets it aside if it is there. */
    void unreadable(Pending pending, IOException why) {
        counters.count("pings.unreadable");
        log.once("unreadable " + pending.fileName(), "pending ping " + pending.fileName() + " is unreadable: " + why);
        if (!(why instanceof NoSuchFileException)) {
            setAside(pending);
        }
    }

    /** Renames its file; of those that were set aside the oldest go when they are too many. */
    void setAside(Pending pending) {
        File file = directory.file(pending.fileName());
        if (pending.inMemory() == null && !file.renameTo(directory.file(pending.fileName() + ASIDE))) {
            delete(pending); // at the head it would keep everything else from being sent
        }
        deleteSetAside(Limits.SET_ASIDE);
    }

    private void deleteSetAside(int kept) {
        String[] aside = directory.directory().list((folder, name) -> name.endsWith(ASIDE));
        if (aside != null && aside.length > kept) {
            Arrays.sort(aside);
            for (int i = 0; i < aside.length - kept; i++) {
                if (!directory.file(aside[i]).delete()) {
                    log.debug(aside[i] + " cannot be deleted");
                }
            }
        }
    }
}
