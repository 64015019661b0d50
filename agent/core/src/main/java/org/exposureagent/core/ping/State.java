package org.exposureagent.core.ping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
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
 * <p>When telemetry is switched off, here or by another of those processes, it is over: it stores nothing more, and
 * {@link #next} is the state of whoever this client is afterwards.
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
    private SwitchedOff off = SwitchedOff.NEVER;
    private boolean over;
    private boolean ended;
    private volatile @Nullable State before;
    private final long bornMillis;
    private volatile @Nullable Runnable whenOver;

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
        this.before = null;
        this.bornMillis = 0;
    }

    private State(State before) {
        this.file = before.file;
        this.lock = before.lock;
        this.named = before.named;
        this.clock = before.clock;
        this.before = before;
        this.bornMillis = clock.wallMillis();
    }

    /** Whether a directory has one. Plain {@code java.io}: see {@link DataDir}. */
    public static boolean isIn(DataDir directory) {
        return directory.file(StateFile.NAME).exists();
    }

    /** The lock of what processes share. Whoever also has a lock of its own takes this one first. */
    public DataLock lock() {
        return lock;
    }

    /** Who is told, once, on the thread of a worker, when another process switched telemetry off. */
    public void whenOver(Runnable listener) {
        whenOver = listener;
    }

    /**
     * Reads the file, the first time; that of a {@link #next} identity first waits until the one before is ended. Never
     * throws; a fault is said and leaves a new client.
     */
    public void load() {
        State earlierIdentity = before;
        if (earlierIdentity != null) {
            earlierIdentity.awaitEnd();
        }
        loadOnce();
    }

    private synchronized void loadOnce() {
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

    @Override
    public Map<String, String> ofEarlierRuns() {
        return earlier;
    }

    /** Whether telemetry is switched off until someone switches it on. */
    public synchronized boolean isOff() {
        return off.phase() != SwitchedOff.Phase.ON;
    }

    /** Whether it is, and this identity still to be ended. */
    public synchronized boolean isEnding() {
        return off.phase() == SwitchedOff.Phase.ENDING;
    }

    /** Whether there is a client id that a receiver may know. */
    public synchronized boolean isKnown() {
        return named == null ? generated != null : seq > 0 || !stays.isEmpty();
    }

    /** Whether pings of an identity that ended may still be stored, or its deletion request is not. */
    public synchronized boolean isUnclean() {
        return off.unclean();
    }

    /** What runs recorded that began before this moment is not to leave; wall clock, 0 if telemetry was never off. */
    synchronized long offSinceMillis() {
        return off.sinceMillis();
    }

    /** Whether telemetry was switched off, and this identity with it. */
    public boolean isOver() {
        return shared(() -> over);
    }

    /** Notes that telemetry is being switched off, so that a crash on the way does not leave it on. */
    public void switchingOff() {
        shared(() -> {
            off = off.in(SwitchedOff.Phase.ENDING);
            changed = true;
            return null;
        });
    }

    /** Notes that telemetry is on again. */
    public void switchedOn() {
        shared(() -> {
            off = off.in(SwitchedOff.Phase.ON);
            changed = true;
            return null;
        });
    }

    /**
     * The state of the identity after this one, which begins now; who it is, is known when this one is {@link #end}ed.
     */
    public State next() {
        return new State(this);
    }

    /**
     * Ends this identity. What it leaves is noted, so that whoever comes next deletes it: see {@link #isUnclean}.
     *
     * @param next whose {@link #load} waits for this
     */
    public void end(State next, Deletion.Reason reason) {
        try (DataLock.Held held = lock.acquire()) {
            synchronized (this) {
                if (held.isShared() && !over) {
                    take(file.read());
                }
                if (over) {
                    next.loadOnce(); // another process ended it
                } else {
                    next.begin(firstRunDate, off(next.bornMillis, reason), held.isShared());
                }
                next.before = null;
                over = true;
                whenOver = null;
                ended = true;
                notifyAll();
            }
        }
    }

    private SwitchedOff off(long millis, Deletion.Reason reason) {
        // later than before, even if the clock was set back
        SwitchedOff now = off.since(Math.max(millis, off.sinceMillis() + 1));
        UUID id = named == null ? generated : named;
        return id == null || !isKnown() ? now : now.owing(new Deletion(id, UUID.randomUUID(), reason));
    }

    private synchronized void begin(@Nullable String day, SwitchedOff since, boolean isShared) {
        firstRunDate = day;
        off = since;
        loaded = true;
        write(isShared);
    }

    private synchronized void awaitEnd() {
        boolean interrupted = false;
        while (!ended) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The deletion requests that are to be stored. */
    synchronized List<Deletion> owed() {
        return off.owed();
    }

    /** Deletes the file of an earlier identity that could not be read; false if it stays. */
    public boolean deleteSetAside() {
        return file.deleteSetAside();
    }

    /**
     * Has what is stored of identities that ended deleted, if that is still to be done; other processes are kept out.
     *
     * @param work gives whether it is done, and all that is {@link #owed} stored
     */
    public void clean(BooleanSupplier work) {
        shared(() -> {
            if (off.unclean() && !over && work.getAsBoolean()) {
                off = off.clean();
                changed = true;
            }
            return null;
        });
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
                if (held.isShared() && !over) {
                    take(file.read());
                }
                T result = work.get();
                if (changed) {
                    write(held.isShared());
                }
                return result;
            }
        } finally {
            tellIfOver();
        }
    }

    private void write(boolean isShared) {
        unwritten = over || !isShared || !file.write(new StateLines(generated, firstRunDate, seq, stays, off));
        changed = false;
    }

    private void tellIfOver() {
        Runnable listener = whenOver;
        if (listener != null && isOverHere()) {
            whenOver = null;
            listener.run();
        }
    }

    private synchronized boolean isOverHere() {
        return over;
    }

    /** What other processes stored. What could not be stored here, and a file that is gone, take nothing back. */
    private void take(StateLines stored) {
        SwitchedOff theirs = stored.switchedOff();
        if (loaded && off.isOutdatedBy(theirs)) {
            over = true;
            return;
        }
        if (theirs.sinceMillis() < off.sinceMillis()) {
            return; // from before
        }
        seq = Math.max(seq, stored.seq());
        if (stored.clientId() != null) {
            generated = stored.clientId();
        }
        if (stored.firstRunDate() != null) {
            firstRunDate = stored.firstRunDate();
        }
        if (!stored.equals(StateLines.NEW) && !unwritten) {
            stays = new LinkedHashMap<>(stored.stays());
            off = theirs;
        }
    }
}
