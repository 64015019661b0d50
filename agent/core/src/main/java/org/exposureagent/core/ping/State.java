package org.exposureagent.core.ping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.exposure.EmittedStays;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.journal.DataLock;
import org.exposureagent.core.ping.StateLines.Emitted;
import org.jspecify.annotations.Nullable;

/**
 * Who this client is, and what its receiver knows of it: lives over runs in {@code data.dir}, and is shared by the
 * processes that use the directory at once. Each change is read, made and stored under the lock of all of them.
 *
 * <p>{@link #load} comes first, on any thread. The methods of {@link EmittedStays} are for application threads, the
 * rest for workers.
 */
public final class State implements EmittedStays {

    /** The file whose lock guards this state, and the pings that are stored beside it. */
    private static final String LOCK = "state.lock";

    private final StateFile file;
    private final DataLock lock;
    private final @Nullable UUID named;
    private final Clock clock;
    // of earlier runs: application threads read it without lock
    private volatile Map<String, String> earlier = Map.of();
    // branch by experiment; replaced, never changed, under its own lock, which nobody holds over file operations
    private volatile Map<String, String> lost = Map.of();
    private final Object losing = new Object();
    private volatile boolean loaded;
    private volatile @Nullable UUID generated;
    private volatile @Nullable String firstRunDate;
    private Map<String, Emitted> stays = new LinkedHashMap<>();
    private int seq;
    private boolean changed;
    private boolean unwritten;

    /**
     * A state that is not loaded yet.
     *
     * @param named the application's own client id; null: one is generated and stored
     */
    public State(DataDir directory, @Nullable UUID named, Clock clock, Log log) {
        this.file = new StateFile(directory, log);
        this.lock = new DataLock(directory, LOCK, log);
        this.named = named;
        this.clock = clock;
    }

    /** The lock of what processes share. Whoever also has a lock of its own takes this one first. */
    public DataLock lock() {
        return lock;
    }

    /** Reads the file, the first time. Never throws; a fault is said and leaves a new client. */
    public synchronized void load() {
        if (loaded) {
            return;
        }
        take(file.read());
        Map<String, String> branches = new HashMap<>();
        for (Map.Entry<String, Emitted> stay : stays.entrySet()) {
            branches.put(stay.getKey(), stay.getValue().branch());
        }
        earlier = branches;
        loaded = true;
    }

    @Override
    public boolean contains(String experiment, String branch) {
        return branch.equals(earlier.get(experiment));
    }

    @Override
    public boolean isLost(String experiment, String branch) {
        return branch.equals(lost.get(experiment));
    }

    @Override
    public boolean takeLost(String experiment, String branch) {
        if (!isLost(experiment, branch)) {
            return false;
        }
        synchronized (losing) {
            boolean isMine = isLost(experiment, branch);
            if (isMine) {
                Map<String, String> fewer = new HashMap<>(lost);
                fewer.remove(experiment);
                lost = fewer;
            }
            return isMine;
        }
    }

    /** Takes the number of the next ping: no other ping of this directory has it. */
    public int nextSeq() {
        return shared(() -> {
            changed = true;
            return seq++;
        });
    }

    /** Some other process's journal says that all numbers below this are taken. */
    synchronized void atLeast(int next) {
        if (next > seq) {
            seq = next;
            changed = true;
        }
    }

    /** The application's own, or else the one that was made when it was first asked for. */
    public String clientId() {
        UUID known = named == null ? generated : named;
        if (known != null) {
            return known.toString();
        }
        return shared(() -> {
            UUID id = generated; // another process may have made one
            if (id == null) {
                id = UUID.randomUUID();
                generated = id;
                changed = true;
            }
            return id.toString();
        });
    }

    /** The day of the first run, such as {@code 2026-11-24+00:00}. */
    public String firstRunDate() {
        String known = firstRunDate;
        if (known != null) {
            return known;
        }
        return shared(() -> {
            String day = firstRunDate;
            if (day == null) {
                day = Times.day(clock.wallMillis(), clock.zone());
                firstRunDate = day;
                changed = true;
            }
            return day;
        });
    }

    /** Those of a ping's changes that are no news: another ping announces that stay, and it did not end since. */
    public List<StayChange> repeated(UUID document, List<StayChange> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        return shared(() -> {
            List<StayChange> repeated = new ArrayList<>();
            Map<String, Emitted> then = new HashMap<>(stays);
            for (StayChange change : changes) {
                if (isAnnounced(document, change, then)) {
                    repeated.add(change);
                } else {
                    apply(document, change, then);
                }
            }
            return repeated;
        });
    }

    /**
     * Notes what a ping makes known that is stored: it will arrive. To note the changes of the pending pings again, in
     * their order, changes nothing.
     */
    public void announced(UUID document, List<StayChange> changes) {
        if (!changes.isEmpty()) {
            shared(() -> {
                changes.forEach(change -> apply(document, change, stays));
                changed = true;
                return null;
            });
        }
    }

    /** Notes that a ping will never arrive: the stays that it announced count as not announced. */
    public void discarded(Ping ping) {
        if (ping.stays().isEmpty()) {
            return;
        }
        shared(() -> {
            for (StayChange change : ping.stays()) {
                Emitted known = stays.get(change.experiment());
                if (change.begins() && known != null && ping.documentId().equals(known.document())) {
                    stays.remove(change.experiment());
                    forget(change.experiment(), known.branch());
                    changed = true;
                }
            }
            return null;
        });
    }

    private void forget(String experiment, String branch) {
        Map<String, String> fewer = new HashMap<>(earlier);
        fewer.remove(experiment);
        earlier = fewer;
        synchronized (losing) {
            Map<String, String> more = new HashMap<>(lost);
            more.put(experiment, branch);
            lost = more;
        }
    }

    private static boolean isAnnounced(UUID document, StayChange change, Map<String, Emitted> stays) {
        Emitted known = stays.get(change.experiment());
        return change.begins()
                && known != null
                && known.branch().equals(change.branch())
                && !document.equals(known.document());
    }

    private static void apply(UUID document, StayChange change, Map<String, Emitted> stays) {
        String branch = change.branch();
        Emitted known = stays.get(change.experiment());
        if (branch == null) {
            stays.remove(change.experiment());
        } else if (change.begins()) {
            stays.put(change.experiment(), new Emitted(branch, document));
        } else if (known != null && known.branch().equals(branch)) {
            stays.remove(change.experiment());
        }
    }

    /** The lock comes before the monitor, here and wherever both are taken. */
    private <T> T shared(Supplier<T> work) {
        try (DataLock.Held held = lock.acquire()) {
            synchronized (this) {
                if (held.isShared()) {
                    take(file.read());
                }
                T result = work.get();
                if (changed) {
                    unwritten = !(held.isShared() && file.write(new StateLines(generated, firstRunDate, seq, stays)));
                    changed = false;
                }
                return result;
            }
        }
    }

    /** What other processes stored. What could not be stored here, and a file that is gone, take nothing back. */
    private void take(StateLines stored) {
        seq = Math.max(seq, stored.seq());
        if (stored.clientId() != null) {
            generated = stored.clientId();
        }
        if (stored.firstRunDate() != null) {
            firstRunDate = stored.firstRunDate();
        }
        if (!stored.equals(StateLines.NEW) && !unwritten) {
            stays = new LinkedHashMap<>(stored.stays());
        }
    }
}
