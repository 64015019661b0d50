package org.exposureagent.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.EventKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class QueueJournalTest {

    private static final Annotations NONE = new Annotations(0, Map.of());

    private final AtomicInteger begun = new AtomicInteger();
    private final Counters counters = new Counters();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Log log = new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Level.INFO);
    private final QueueJournal journal = new QueueJournal(2, begun::incrementAndGet, counters, log);

    @Test
    void poll_gives_records_in_their_order() {
        journal.append(event(EventKind.ENROLLMENT, "one"), NONE);
        journal.append(event(EventKind.EXPOSURE, "two"), NONE);

        List<String> polled = drain(journal);

        assertThat(polled).containsExactly("one", "two");
        assertThat(journal.poll()).isNull();
    }

    @Test
    void append_beyond_the_bound_is_refused_counted_and_said_once() {
        journal.append(event(EventKind.EXPOSURE, "one"), NONE);
        journal.append(event(EventKind.EXPOSURE, "two"), NONE);

        boolean third = journal.append(event(EventKind.EXPOSURE, "three"), NONE);
        journal.append(event(EventKind.EXPOSURE, "four"), NONE);

        assertThat(third).isFalse();
        assertThat(counters.snapshot()).containsEntry("events.dropped", 2L);
        assertThat(said.toString(StandardCharsets.UTF_8)).containsOnlyOnce("the buffer is full");
        assertThat(drain(journal)).containsExactly("one", "two");
    }

    @Test
    void append_takes_lifecycle_events_beyond_the_bound_up_to_the_reserve() {
        journal.append(event(EventKind.EXPOSURE, "one"), NONE);
        journal.append(event(EventKind.EXPOSURE, "two"), NONE);

        int accepted = 0;
        while (journal.append(event(EventKind.UNENROLLMENT, "end"), NONE)) {
            accepted++;
        }

        assertThat(accepted).isEqualTo(QueueJournal.LIFECYCLE_RESERVE);
    }

    @Test
    void append_has_room_again_after_a_poll() {
        journal.append(event(EventKind.EXPOSURE, "one"), NONE);
        journal.append(event(EventKind.EXPOSURE, "two"), NONE);

        journal.poll();

        assertThat(journal.append(event(EventKind.EXPOSURE, "three"), NONE)).isTrue();
    }

    @Test
    void append_starts_the_worker_once() {
        assertThat(begun).hasValue(0);

        journal.append(event(EventKind.EXPOSURE, "one"), NONE);
        journal.append(event(EventKind.EXPOSURE, "two"), NONE);

        assertThat(begun).hasValue(1);
    }

    @Test
    void append_survives_a_worker_that_cannot_start() {
        Runnable failing = () -> {
            throw new OutOfMemoryError("unable to create native thread");
        };
        QueueJournal unlucky = new QueueJournal(2, failing, counters, log);

        boolean accepted = unlucky.append(event(EventKind.EXPOSURE, "one"), NONE);

        assertThat(accepted).isTrue();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("ERROR the worker did not start");
    }

    @Test
    void close_refuses_appends_and_keeps_what_was_accepted() {
        journal.append(event(EventKind.EXPOSURE, "one"), NONE);

        journal.close();

        assertThat(journal.append(event(EventKind.ENROLLMENT, "late"), NONE)).isFalse();
        assertThat(journal.isDrained()).isFalse();
        assertThat(drain(journal)).containsExactly("one");
        assertThat(journal.isDrained()).isTrue();
    }

    @Test
    @Timeout(10)
    void await_ends_with_an_append_or_the_close() throws InterruptedException {
        Thread worker = new Thread(() -> {
            while (journal.poll() == null) {
                journal.await(Long.MAX_VALUE);
            }
            while (!journal.isClosed()) {
                journal.await(Long.MAX_VALUE);
            }
        });
        worker.start();

        journal.append(event(EventKind.EXPOSURE, "one"), NONE);
        journal.close();
        worker.join();

        assertThat(journal.isDrained()).isTrue();
    }

    @Test
    @Timeout(10)
    void producers_that_race_lose_nothing() throws InterruptedException {
        QueueJournal shared = new QueueJournal(4_000, () -> {}, counters, log);
        List<Thread> producers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            producers.add(new Thread(() -> {
                for (int n = 0; n < 1_000; n++) {
                    shared.append(event(EventKind.EXPOSURE, "one"), NONE);
                }
            }));
        }

        producers.forEach(Thread::start);
        for (Thread producer : producers) {
            producer.join();
        }

        assertThat(drain(shared)).hasSize(4_000);
    }

    private static List<String> drain(Journal journal) {
        List<String> experiments = new ArrayList<>();
        for (Recorded r = journal.poll(); r != null; r = journal.poll()) {
            experiments.add(r.event().experiment());
        }
        return experiments;
    }

    private static Event event(EventKind kind, String experiment) {
        return new Event(kind, 0, 0, experiment, "a", null, null);
    }
}
