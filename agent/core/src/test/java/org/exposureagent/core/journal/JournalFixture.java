package org.exposureagent.core.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Annotation;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.EventKind;

/** A data directory with a journal, and what happens to it. */
final class JournalFixture {

    static final long STARTED = 1_795_514_400_000L;

    final Path folder;
    final AtomicInteger begun = new AtomicInteger();
    final Counters counters = new Counters();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Log log = new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Level.INFO);

    JournalFixture(Path folder) {
        this.folder = folder;
    }

    SegmentJournal journal(long maxBytes) {
        return journal(maxBytes, begun::incrementAndGet);
    }

    SegmentJournal journal(long maxBytes, Runnable onFirst) {
        return new SegmentJournal(new DataDir(folder.toFile()), maxBytes, STARTED, onFirst, counters, log);
    }

    SegmentJournal journal(Disk disk) {
        DataDir data = new DataDir(folder.toFile(), disk);
        return new SegmentJournal(data, 64 << 20, STARTED, begun::incrementAndGet, counters, log);
    }

    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Another data directory, as it would be had the process died now. */
    JournalFixture killed(Path copy) throws IOException {
        for (Path file : files("")) {
            Path target = copy.resolve(folder.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        return new JournalFixture(copy);
    }

    List<EarlierRun> adopted() {
        return journal(1 << 20).adopt();
    }

    /** Files below the journal whose names end so, in order. */
    List<Path> files(String ending) throws IOException {
        Path journal = folder.resolve("journal");
        if (!Files.exists(journal)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(journal)) {
            return files.filter(
                            file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    static Annotations annotations(int epoch) {
        return epoch == 0
                ? new Annotations(0, Map.of())
                : new Annotations(
                        epoch, Map.of("one", new Annotation("branch-" + epoch, epoch % 2 == 0 ? null : "id")));
    }

    static Event exposure(String feature) {
        return new Event(EventKind.EXPOSURE, STARTED + 1, 1, "one", "a", feature, null);
    }

    static Event enrollment(String experiment) {
        return new Event(EventKind.ENROLLMENT, STARTED + 2, 2, experiment, "a", null, null);
    }

    static Seal seal(int seq) {
        return new Seal(new UUID(0x4000, seq), seq, "max_age", STARTED, STARTED + 1_000L * seq, seq);
    }

    static List<Recorded> drain(Journal journal) {
        List<Recorded> all = new ArrayList<>();
        for (Recorded r = journal.poll(); r != null; r = journal.poll()) {
            all.add(r);
        }
        return all;
    }

    static List<Recorded> unsealed(EarlierRun run) {
        List<Recorded> all = new ArrayList<>();
        for (Recorded r = run.nextUnsealed(); r != null; r = run.nextUnsealed()) {
            all.add(r);
        }
        return all;
    }

    static List<String> features(List<Recorded> records) {
        List<String> features = new ArrayList<>();
        records.forEach(r -> features.add(String.valueOf(r.event().feature())));
        return features;
    }
}
