package org.exposureagent.core.ping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.exposure.EmittedStays;
import org.exposureagent.core.journal.DataDir;
import org.jspecify.annotations.Nullable;

/**
 * Who this client is, and what its receiver knows of it: lives over runs in {@code data.dir}.
 *
 * <p>{@link #load} comes first, on any thread. {@link #contains} is for application threads, the rest for the worker.
 */
public final class State implements EmittedStays {

    private final StateFile file;
    private final @Nullable UUID named;
    private final Clock clock;
    private final Map<String, String> stays = new LinkedHashMap<>();
    // of earlier runs: fixed by load, so that application threads read it without lock
    private volatile Map<String, String> earlier = Map.of();
    private volatile boolean loaded;
    private @Nullable UUID generated;
    private @Nullable String firstRunDate;
    private int seq;
    private boolean changed;

    /**
     * A state that is not loaded yet.
     *
     * @param named the application's own client id; null: one is generated and stored
     */
    public State(DataDir directory, @Nullable UUID named, Clock clock, Log log) {
        this.file = new StateFile(directory, log);
        this.named = named;
        this.clock = clock;
    }

    /** Reads the file, the first time. Never throws; a fault is said and leaves a new client. */
    public synchronized void load() {
        if (loaded) {
            return;
        }
        StateLines lines = file.read();
        generated = lines.clientId();
        firstRunDate = lines.firstRunDate();
        seq = lines.seq();
        stays.putAll(lines.stays());
        earlier = Map.copyOf(lines.stays());
        loaded = true;
    }

    @Override
    public boolean contains(String experiment, String branch) {
        return branch.equals(earlier.get(experiment));
    }

    /** Takes the number of the next ping. */
    public synchronized int nextSeq() {
        changed = true;
        return seq++;
    }

    /** Some other process's journal says that all numbers below this are taken. */
    synchronized void atLeast(int next) {
        if (next > seq) {
            seq = next;
            changed = true;
        }
    }

    /** The application's own, or else the one that was made when it was first asked for. */
    public synchronized String clientId() {
        if (named != null) {
            return named.toString();
        }
        UUID id = generated;
        if (id == null) {
            id = UUID.randomUUID();
            generated = id;
            changed = true;
        }
        return id.toString();
    }

    /** The day of the first run, such as {@code 2026-11-24+00:00}. */
    public synchronized String firstRunDate() {
        String day = firstRunDate;
        if (day == null) {
            day = Times.day(clock.wallMillis(), clock.zone());
            firstRunDate = day;
            changed = true;
        }
        return day;
    }

    /**
     * Notes what a delivered ping made known. Only a delivered one: an enrollment that never arrived is announced again
     * in the next run, and a receiver takes the first of two.
     */
    public synchronized void delivered(List<StayChange> changes) {
        for (StayChange change : changes) {
            String branch = change.branch();
            if (branch == null) {
                stays.remove(change.experiment());
            } else if (change.begins()) {
                stays.put(change.experiment(), branch);
            } else {
                stays.remove(change.experiment(), branch);
            }
            changed = true;
        }
    }

    /** Stores what changed since the last time. Never throws; a fault is said once. */
    public synchronized void save() {
        if (changed) {
            // not tried again before the next change: a read-only directory stays one
            file.write(new StateLines(generated, firstRunDate, seq, stays));
            changed = false;
        }
    }
}
