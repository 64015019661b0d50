package org.exposureagent.core.upload;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.journal.DataLock;
import org.exposureagent.core.ping.Ping;
import org.exposureagent.core.ping.State;
import org.exposureagent.core.ping.StayChange;
import org.jspecify.annotations.Nullable;

/**
 * Sealed pings that are not delivered yet, first in first out: files in {@code data.dir/pending}, which all processes
 * of the directory share, or in memory where they cannot be written.
 *
 * <p>Bounded, always: for a new ping that does not fit, the oldest that hold nothing but exposures go, and one with
 * lifecycle events only when no other is left, since without it what follows is worthless. Each that goes is counted.
 *
 * <p>When telemetry was switched off, by whatever process, there is nothing any more: what comes is dropped. Deletion
 * requests, the first of the next identity's, are never discarded for want of room.
 *
 * <p>Every method but {@link #hasLeftovers} is for workers, and does file operations under the lock of {@link State}.
 */
final class PendingPings {

    private static final String TELEMETRY_OFF = "pings.discarded.telemetry-off";

    private final State state;
    private final PingFiles files;
    private final Counters counters;
    private final AtomicLong waiting;
    private final AtomicLong waitingBytes;
    private final Log log;
    private final TreeMap<String, Pending> pings = new TreeMap<>();
    // a file that cannot be deleted is not sent again, and a ping that is recorded again not stored again
    private final HeldDocuments settled = new HeldDocuments();
    private boolean scanned;
    private @Nullable Ping lastRead;

    /** @param directory {@code data.dir}; not touched by this constructor */
    PendingPings(DataDir directory, State state, Counters counters, Log log) {
        this.state = state;
        this.files = new PingFiles(directory, counters, log);
        this.counters = counters;
        this.waiting = counters.level("pending.pings");
        this.waitingBytes = counters.level("pending.bytes");
        this.log = log;
    }

    /** Whether earlier runs left pings. For application threads: one look at one directory. */
    boolean hasLeftovers() {
        return files.any();
    }

    /**
     * Adds pings that were never tried to be sent. One whose document id is pending, or was, is not added again. What
     * another ping announced is left out; what is too large for a receiver becomes two.
     */
    void addAll(List<Ping> sealed) {
        for (Ping ping : sealed) {
            Ping taken = locked(isShared -> {
                refresh();
                add(ping, isShared);
                makeRoom();
                return ping;
            });
            if (taken == null) {
                counters.count(TELEMETRY_OFF);
            }
        }
    }

    /**
     * Deletes all but deletion requests, and adds these.
     *
     * @return whether all of them outlive this process
     */
    boolean clean(List<Ping> requests) {
        locked(isShared -> {
            scanned = true;
            files.deleteTemporary();
            files.deleteSetAside();
            pings.putAll(files.list(pings));
            for (Pending pending : List.copyOf(pings.values())) {
                if (!pending.isDeletionRequest()) {
                    remove(pending);
                    counters.count(TELEMETRY_OFF);
                }
            }
            for (Ping request : requests) {
                store(request, Pending.OF_DELETION_REQUESTS, isShared);
            }
            return null;
        });
        return areStored();
    }

    /** Whether what is not delivered at the end is kept for the next run. */
    boolean areKept() {
        return !state.isEnding();
    }

    /** The oldest, which stays; null if there is none. */
    @Nullable
    Ping head() {
        return at(0);
    }

    /** The one behind the oldest; null if there is none. */
    @Nullable
    Ping second() {
        return at(1);
    }

    /** A ping is delivered, and goes. */
    void delivered(Ping ping) {
        leaves(ping, false);
    }

    /** A ping will never be delivered: what it announced counts as not announced. */
    void discard(Ping ping) {
        leaves(ping, true);
    }

    /** As {@link #discard}, but its file stays for whoever wants to know what is wrong with it. */
    void setAside(Ping ping) {
        locked(isShared -> {
            Pending pending = find(ping.documentId());
            if (pending != null) {
                files.setAside(pending);
                settled.add(pending.documentId());
                pings.remove(pending.fileName());
                state.discarded(ping);
            }
            return null;
        });
    }

    /** Whether it outlives this process. */
    synchronized boolean isStored(Ping ping) {
        Pending pending = find(ping.documentId());
        return pending != null && pending.inMemory() == null;
    }

    /** Whether all outlive this process. */
    synchronized boolean areStored() {
        return first(pending -> pending.inMemory() != null) == null;
    }

    /** How many there were at the last look. */
    synchronized int size() {
        return pings.size();
    }

    private void leaves(Ping ping, boolean isDiscarded) {
        locked(isShared -> {
            Pending pending = find(ping.documentId());
            if (pending != null) {
                remove(pending);
            }
            if (isDiscarded) {
                state.discarded(ping);
            }
            return null;
        });
    }

    @Nullable
    Ping at(int index) {
        return locked(isShared -> {
            refresh();
            int skip = index;
            for (Pending pending : List.copyOf(pings.values())) {
                Ping ping = read(pending);
                if (ping != null && skip-- == 0) {
                    return ping;
                }
            }
            return null;
        });
    }

    /**
     * Null, and nothing is done, if telemetry was switched off.
     *
     * @param work is told whether other processes are kept out
     */
    private @Nullable Ping locked(Function<Boolean, @Nullable Ping> work) {
        try (DataLock.Held held = state.lock().acquire()) {
            boolean isOver = state.isOver();
            synchronized (this) {
                if (isOver) {
                    pings.clear();
                }
                Ping result = isOver ? null : work.apply(held.isShared());
                tellLevels();
                return result;
            }
        }
    }

    private void tellLevels() {
        long bytes = 0;
        for (Pending pending : pings.values()) {
            bytes += pending.bytes();
        }
        waiting.set(pings.size());
        waitingBytes.set(bytes);
    }

    private void add(Ping ping, boolean isShared) {
        if (settled.contains(ping.documentId())) {
            return;
        }
        Pending known = find(ping.documentId());
        Ping stored = known == null ? null : read(known);
        if (stored != null) {
            // not what it was sealed with: an enrollment that another ping announced was left out
            state.announced(stored.documentId(), stored.stays());
            return;
        }
        List<StayChange> repeated = state.repeated(ping.documentId(), ping.stays());
        counters.counter("enrollments.repeated").add(repeated.size());
        List<Ping> parts = Fitting.parts(ping, repeated, state::nextSeq, counters);
        long place = pings.isEmpty() ? 1 : pings.lastEntry().getValue().place() + 1;
        // the first part, whose id is the ping's, last: when it is there, after a crash too, all are
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (find(parts.get(i).documentId()) == null) {
                store(parts.get(i), place + i, isShared);
            }
        }
        for (Ping part : parts) {
            state.announced(part.documentId(), part.stays());
        }
    }

    private void store(Ping ping, long place, boolean isShared) {
        byte[] bytes = PingFile.bytes(ping);
        Pending stored = new Pending(place, ping.lifecycle(), ping.documentId(), bytes.length, null);
        boolean isStored = isShared && files.write(stored, bytes);
        pings.put(stored.fileName(), isStored ? stored : stored.kept(ping));
        counters.count("pings.sealed");
        if (isStored) {
            storeKept();
        } else {
            counters.count("pings.unwritten");
        }
    }

    /** The disk takes pings, again: those that it did not take. */
    private void storeKept() {
        for (Pending kept = first(p -> p.inMemory() != null); kept != null; kept = first(p -> p.inMemory() != null)) {
            Ping ping = Objects.requireNonNull(kept.inMemory());
            Pending stored = kept.kept(null);
            if (!files.write(stored, PingFile.bytes(ping))) {
                return;
            }
            pings.put(stored.fileName(), stored);
        }
    }

    private void makeRoom() {
        for (String over = exceeded(); over != null; over = exceeded()) {
            boolean ofMemory = over.equals("memory-quota");
            Pending exposures = first(p -> !p.lifecycle() && (!ofMemory || p.inMemory() != null));
            Pending victim = exposures == null
                    ? first(p -> !p.isDeletionRequest() && (!ofMemory || p.inMemory() != null))
                    : exposures;
            if (victim == null) {
                return;
            }
            Ping ping = victim.lifecycle() ? read(victim) : null;
            remove(victim);
            if (ping != null) {
                state.discarded(ping);
            }
            counters.count("pings.discarded." + over);
            log.once("pending " + over, "more pings wait than may (" + over + "): the oldest exposures are discarded");
        }
    }

    private @Nullable String exceeded() {
        if (pings.size() > Limits.PENDING_PINGS) {
            return "count-quota";
        }
        long bytes = 0;
        long inMemory = 0;
        for (Pending pending : pings.values()) {
            bytes += pending.bytes();
            inMemory += pending.inMemory() == null ? 0 : pending.bytes();
        }
        return bytes > Limits.PENDING_BYTES ? "size-quota" : inMemory > Limits.MEMORY_BYTES ? "memory-quota" : null;
    }

    private @Nullable Pending first(Predicate<Pending> wanted) {
        for (Pending pending : pings.values()) {
            if (wanted.test(pending)) {
                return pending;
            }
        }
        return null;
    }

    private @Nullable Pending find(UUID documentId) {
        return first(pending -> pending.documentId().equals(documentId));
    }

    private void remove(Pending pending) {
        settled.add(pending.documentId());
        if (pending.inMemory() == null) {
            files.delete(pending);
        }
        pings.remove(pending.fileName());
    }

    /** Null, and it is set aside, if its file is unreadable or gone. */
    private @Nullable Ping read(Pending pending) {
        Ping known = pending.inMemory() == null ? lastRead : pending.inMemory();
        if (known != null && known.documentId().equals(pending.documentId())) {
            return known;
        }
        try {
            lastRead = files.read(pending);
            return lastRead;
        } catch (IOException e) {
            pings.remove(pending.fileName());
            files.unreadable(pending, e);
            return null;
        }
    }

    /**
     * Looks at what other processes added and delivered; the first time, at what earlier runs left. A process may have
     * died between storing a ping and noting what it announces.
     */
    private void refresh() {
        TreeMap<String, Pending> stored = new TreeMap<>(files.list(pings));
        stored.values().removeIf(pending -> settled.contains(pending.documentId()));
        pings.values().removeIf(pending -> pending.inMemory() == null && !stored.containsKey(pending.fileName()));
        if (!scanned) {
            scanned = true;
            files.deleteTemporary();
        }
        for (Pending pending : stored.values()) {
            boolean isNew = pings.put(pending.fileName(), pending) == null;
            Ping ping = isNew && pending.lifecycle() ? read(pending) : null;
            if (ping != null) {
                state.announced(ping.documentId(), ping.stays());
            }
        }
    }
}
