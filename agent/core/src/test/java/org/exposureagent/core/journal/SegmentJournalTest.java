package org.exposureagent.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureagent.core.journal.JournalFixture.annotations;
import static org.exposureagent.core.journal.JournalFixture.drain;
import static org.exposureagent.core.journal.JournalFixture.enrollment;
import static org.exposureagent.core.journal.JournalFixture.exposure;
import static org.exposureagent.core.journal.JournalFixture.features;
import static org.exposureagent.core.journal.JournalFixture.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.EventKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SegmentJournalTest {

    private static final long SMALLEST = Limits.SMALLEST_SEGMENT_BYTES;

    @TempDir
    private Path temp;

    private JournalFixture f;
    private SegmentJournal journal;

    @BeforeEach
    void create() {
        f = new JournalFixture(temp.resolve("data"));
        journal = f.journal(64 << 20);
    }

    @Test
    void nothing_is_on_disk_before_the_first_append() {
        journal.close();
        journal.poll();
        journal.end();

        assertThat(journal.isDrained()).isTrue();
        assertThat(f.folder).doesNotExist();
    }

    @Test
    void poll_gives_events_as_they_were_with_their_annotations() {
        Event full = new Event(EventKind.UNENROLLMENT, -5, Long.MAX_VALUE, "ä".repeat(50), "b", "f", "why €");
        journal.append(exposure("cart"), annotations(0));
        journal.append(full, annotations(3));
        journal.append(exposure("late"), annotations(2));

        List<Recorded> polled = drain(journal);

        assertThat(polled).extracting(r -> r.event()).containsExactly(exposure("cart"), full, exposure("late"));
        assertThat(polled)
                .extracting(r -> r.annotations())
                .containsExactly(annotations(0), annotations(3), annotations(2));
        assertThat(polled).extracting(r -> r.id()).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void append_starts_the_worker_once_and_survives_one_that_cannot_start() {
        SegmentJournal unlucky = f.journal(64 << 20, () -> {
            f.begun.incrementAndGet();
            throw new OutOfMemoryError("unable to create native thread");
        });

        boolean first = unlucky.append(exposure("one"), annotations(0));
        boolean second = unlucky.append(exposure("two"), annotations(0));

        assertThat(first && second).isTrue();
        assertThat(f.begun).hasValue(1);
        assertThat(f.said()).contains("ERROR the worker did not start");
    }

    @Test
    void close_refuses_appends_and_keeps_what_was_accepted() {
        journal.append(exposure("one"), annotations(0));

        journal.close();

        assertThat(journal.append(enrollment("late"), annotations(0))).isFalse();
        assertThat(f.counters.snapshot()).containsEntry("events.after-close", 1L);
        assertThat(features(drain(journal))).containsExactly("one");
        assertThat(journal.isDrained()).isTrue();
    }

    @Test
    void await_ends_with_an_append_or_the_close() throws InterruptedException {
        Thread worker = new Thread(() -> {
            while (journal.poll() == null) {
                journal.await(Long.MAX_VALUE);
            }
            while (!journal.isClosed()) {
                journal.await(Long.MAX_VALUE);
            }
            journal.poll();
        });
        worker.start();

        journal.append(exposure("one"), annotations(0));
        journal.close();
        worker.join();

        assertThat(journal.isDrained()).isTrue();
    }

    @Test
    void producers_that_race_lose_nothing_and_keep_their_order() throws InterruptedException {
        List<List<String>> accepted = new ArrayList<>();
        List<Thread> producers = new ArrayList<>();
        for (int p = 0; p < 4; p++) {
            List<String> mine = new ArrayList<>();
            accepted.add(mine);
            int producer = p;
            producers.add(new Thread(() -> produce(producer, mine)));
        }

        producers.forEach(Thread::start);
        List<Recorded> polled = new ArrayList<>();
        while (producers.stream().anyMatch(Thread::isAlive)) {
            journal.prepare();
            polled.addAll(drain(journal));
        }
        polled.addAll(drain(journal));

        for (int p = 0; p < 4; p++) {
            String prefix = p + "-";
            assertThat(features(polled).stream().filter(id -> id.startsWith(prefix)))
                    .containsExactlyElementsOf(accepted.get(p));
        }
        assertThat(polled).allSatisfy(r -> assertThat(r.annotations()).isEqualTo(annotations(epoch(r))));
        assertThat(polled)
                .last()
                .satisfies(r -> assertThat(Recorded.segment(r.id())).isGreaterThan(1));
    }

    private void produce(int producer, List<String> accepted) {
        for (int i = 0; i < 10_000; i++) {
            String feature = producer + "-" + i;
            if (journal.append(exposure(feature), annotations(i / 100))) {
                accepted.add(feature);
            }
        }
    }

    private static int epoch(Recorded recorded) {
        String feature = String.valueOf(recorded.event().feature());
        return Integer.parseInt(feature.substring(2)) / 100;
    }

    @Test
    void full_journal_refuses_exposures_but_no_enrollment() {
        SegmentJournal small = f.journal(SMALLEST);
        int exposures = fill(small);

        boolean enrolled = small.append(enrollment("one"), annotations(1));

        assertThat(enrolled).isTrue();
        assertThat(f.counters.snapshot()).containsEntry("events.dropped", 1L);
        assertThat(f.said()).containsOnlyOnce("the journal is full");
        assertThat(drain(small)).hasSize(exposures + 1);
    }

    @Test
    void journal_has_room_again_when_what_it_holds_is_stored() throws IOException {
        SegmentJournal small = f.journal(SMALLEST);
        fill(small);
        small.append(enrollment("one"), annotations(1));
        List<Recorded> first = drain(small);

        small.seal(seal(1), first.subList(0, first.size() - 1));
        small.stored();
        int again = fill(small);

        assertThat(again).isPositive();
        assertThat(f.files("/1.segment")).isEmpty();
        assertThat(f.files("/1.seals")).isEmpty();
        assertThat(f.files(".segment")).hasSize(1);
    }

    @Test
    void segment_stays_until_its_pings_are_stored() throws IOException {
        SegmentJournal small = f.journal(SMALLEST);
        fill(small);
        small.append(enrollment("one"), annotations(1));

        small.seal(seal(1), drain(small));

        assertThat(f.files("/1.segment")).hasSize(1);
    }

    @Test
    void end_leaves_nothing_of_what_is_stored() throws IOException {
        journal.append(exposure("one"), annotations(0));
        journal.prepare();
        journal.close();
        journal.seal(seal(1), drain(journal));
        journal.stored();

        journal.end();

        assertThat(f.folder.resolve("journal")).isEmptyDirectory();
    }

    @Test
    void unwritable_directory_leaves_a_journal_in_memory_and_is_said_once() throws IOException {
        Files.createFile(f.folder);

        boolean accepted = journal.append(exposure("one"), annotations(0));
        journal.prepare();

        assertThat(accepted).isTrue();
        assertThat(features(drain(journal))).containsExactly("one");
        assertThat(f.said()).containsOnlyOnce("is not writable");
    }

    @Test
    void memory_is_bounded_and_free_again_when_sealed() throws IOException {
        Files.createFile(f.folder);
        fill(journal);
        while (journal.append(enrollment("one"), annotations(1))) {
            assertThat(f.counters.snapshot().get("events.dropped")).isEqualTo(1);
        }

        journal.seal(seal(1), drain(journal));

        assertThat(journal.append(enrollment("one"), annotations(1))).isTrue();
    }

    @Test
    void interrupted_caller_stays_interrupted_and_its_event_is_on_disk() throws IOException {
        Thread.currentThread().interrupt();

        boolean accepted = journal.append(exposure("one"), annotations(0));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(accepted).isTrue();
        assertThat(f.files(".segment")).hasSize(1);
    }

    @Test
    void deleted_directory_keeps_what_is_mapped_and_a_new_one_is_made() throws IOException {
        SegmentJournal small = f.journal(SMALLEST);
        int before = fill(small);
        for (Path file : f.files("")) {
            Files.delete(file);
        }

        small.append(enrollment("one"), annotations(1));

        assertThat(drain(small)).hasSize(before + 1);
        assertThat(f.files("/lock")).hasSize(1);
        assertThat(f.files(".segment")).hasSize(1);
    }

    @Test
    void seal_that_a_full_disk_did_not_take_is_written_with_the_next() throws IOException {
        FaultyDisk disk = new FaultyDisk();
        SegmentJournal faulty = f.journal(disk);
        faulty.append(exposure("one"), annotations(0));
        faulty.append(exposure("two"), annotations(0));
        faulty.append(exposure("three"), annotations(0));
        List<Recorded> all = drain(faulty);
        disk.fill(20);
        faulty.seal(seal(1), all.subList(0, 1));
        faulty.stored();
        disk.free();

        faulty.seal(seal(2), all.subList(1, 2));
        EarlierRun left = f.killed(temp.resolve("killed")).adopted().get(0);

        assertThat(left.nextUnfinished()).isEqualTo(new EarlierRun.Unfinished(seal(2), all.subList(1, 2)));
        assertThat(left.nextUnfinished()).isNull();
        assertThat(features(JournalFixture.unsealed(left))).containsExactly("three");
        assertThat(f.said()).containsOnlyOnce("is not writable");
    }

    /** Appends until one is refused; gives how many were not. */
    private static int fill(SegmentJournal journal) {
        int accepted = 0;
        while (journal.append(exposure("feature-" + accepted), annotations(1))) {
            accepted++;
        }
        return accepted;
    }
}
