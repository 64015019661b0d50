package org.exposureagent.core.journal;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Log;
import org.jspecify.annotations.Nullable;

/**
 * What a dead process left in its journal: seals whose pings may not be stored, and records in no ping. This process
 * has its lock. What is damaged is skipped and counted; a segment that cannot be read at all, or is of another version,
 * is set aside. For the worker only.
 */
public final class EarlierRun implements SealLog {

    private final RunDirectory directory;
    private final Counters counters;
    private final Log log;
    private final SortedMap<Integer, File> segments = new TreeMap<>();
    private final Map<Integer, Integer> lost = new HashMap<>();
    private final Deque<SealFile.Sealed> unfinished = new ArrayDeque<>();
    private final RecordSet sealed = new RecordSet();
    private final Deque<Integer> toFold = new ArrayDeque<>();
    private final Deque<Recorded> unsealed = new ArrayDeque<>();
    private List<Recorded> loaded = List.of();
    private int loadedSegment;
    private long startMillis = Long.MAX_VALUE;
    private int salt;
    private long lastEndMillis = Long.MIN_VALUE;
    private int nextSeq;

    /**
     * A ping to be assembled again.
     *
     * @param records those that are still there; may be none
     */
    public record Unfinished(Seal seal, List<Recorded> records) {}

    private EarlierRun(RunDirectory directory, Counters counters, Log log) {
        this.directory = directory;
        this.counters = counters;
        this.log = log;
    }

    /** Reads what is there, but no records yet. A directory that cannot be read is let go. */
    static EarlierRun read(RunDirectory directory, Counters counters, Log log) throws IOException {
        EarlierRun run = new EarlierRun(directory, counters, log);
        boolean whole = false;
        try {
            run.read();
            whole = true;
            return run;
        } finally {
            if (!whole) {
                directory.release();
            }
        }
    }

    private void read() throws IOException {
        for (File file : directory.files(RunDirectory.SEGMENT)) {
            take(file);
        }
        for (int number : segments.keySet()) {
            SealFile.Content seals = directory.seals(number).read();
            unfinished.addAll(seals.unfinished());
            sealed.addAll(seals.records());
            lastEndMillis = Math.max(lastEndMillis, seals.lastEndMillis());
            nextSeq = Math.max(nextSeq, seals.nextSeq());
        }
        toFold.addAll(segments.keySet());
    }

    /** Wall clock at its start; {@link Long#MAX_VALUE} if it left nothing. */
    public long startMillis() {
        return startMillis;
    }

    /** That run. */
    public RunId run() {
        return new RunId(startMillis, salt);
    }

    /** Wall clock at the end of its last ping, or its start if there is none. */
    public long lastEndMillis() {
        return Math.max(startMillis, lastEndMillis);
    }

    /** One more than the highest sequence number of its pings. */
    public int nextSeq() {
        return nextSeq;
    }

    /** The next ping that may not be stored; null after the last. */
    public @Nullable Unfinished nextUnfinished() {
        SealFile.Sealed next = unfinished.poll();
        if (next == null) {
            return null;
        }
        List<Recorded> records = new ArrayList<>();
        for (int segment : next.records().segments()) {
            for (Recorded record : load(segment)) {
                if (next.records().contains(record.id())) {
                    records.add(record);
                }
            }
        }
        return new Unfinished(next.seal(), records);
    }

    /** The next record that is in no ping; null after the last. */
    public @Nullable Recorded nextUnsealed() {
        while (unsealed.isEmpty() && !toFold.isEmpty()) {
            for (Recorded record : load(toFold.remove())) {
                if (!sealed.contains(record.id())) {
                    unsealed.add(record);
                }
            }
        }
        return unsealed.poll();
    }

    /** A record cannot be used: what made sense of it is gone. */
    public void countLost() {
        counters.count("events.lost");
    }

    /** It is of a time before telemetry was switched off: nothing of it leaves. */
    public void countDiscarded() {
        counters.count("journal.discarded");
    }

    @Override
    public void seal(Seal seal, List<Recorded> records) {
        RecordSet set = RecordSet.of(records);
        try {
            directory.seals(set.lastSegment()).seal(seal, set);
        } catch (IOException e) {
            tell("journal.seals-unwritten", e);
        }
    }

    /** All its pings are stored: deletes it. */
    public void stored() {
        try {
            for (int number : segments.keySet()) {
                directory.seals(number).stored();
            }
            for (Map.Entry<Integer, File> segment : segments.entrySet()) {
                Files.deleteIfExists(segment.getValue().toPath());
                Files.deleteIfExists(directory.seals(segment.getKey()).file().toPath());
            }
            directory.release();
        } catch (IOException e) {
            tell("journal.undeleted", e);
        }
    }

    private void take(File file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file.toPath()));
        SegmentHeader header = SegmentHeader.read(bytes);
        if (header != null && !SegmentHeader.isEmpty(bytes)) {
            startMillis = Math.min(startMillis, header.runStartMillis());
            salt = header.salt();
            segments.put(header.number(), file);
        } else if (header != null || SegmentHeader.isUnused(bytes)) {
            Files.delete(file.toPath());
        } else {
            counters.count("journal.segments-set-aside");
            log.warn("journal " + file + " of an earlier run is damaged, or of another version: set aside");
            directory.setAside(file);
        }
    }

    /** The records of a segment; the last one stays in memory, since pings mostly need it again. */
    private List<Recorded> load(int number) {
        File file = segments.get(number);
        if (number == loadedSegment || file == null) {
            return number == loadedSegment ? loaded : List.of();
        }
        List<Recorded> records = new ArrayList<>();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file.toPath()));
            SegmentHeader header = SegmentHeader.read(bytes);
            if (header != null) {
                SegmentReader reader = new SegmentReader(bytes, number, header.salt());
                for (Recorded r = reader.next(bytes.limit(), true); r != null; r = reader.next(bytes.limit(), true)) {
                    records.add(r);
                }
                countLost(number, reader.lost(bytes.limit()));
            }
        } catch (IOException e) {
            tell("journal.unreadable", e);
        }
        loaded = records;
        loadedSegment = number;
        return records;
    }

    private void countLost(int number, int records) {
        if (lost.put(number, records) == null) {
            counters.counter("events.lost").add(records);
        }
    }

    private void tell(String count, IOException e) {
        counters.count(count);
        log.once(count + directory.directory(), "the journal " + directory.directory() + " of an earlier run: " + e);
    }
}
