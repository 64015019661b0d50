package org.exposureagent.core.exposure.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Answer;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.EventKind;
import org.exposureagent.core.exposure.EventLog;
import org.exposureagent.core.exposure.ExposureSettings;
import org.junit.jupiter.api.Test;

/** As many subjects as a busy server has. Prints what they cost: {@code -Dtest=RequestVolumeTest}. */
class RequestVolumeTest {

    private static final int SUBJECTS = 1_000_000;
    private static final int FEW = SUBJECTS / 10;
    private static final String[] EXPERIMENTS = {"one", "two", "three"};
    private static final int THREADS = 4;
    private static final int ENTRIES = 4_000_000;

    private final Counters counters = new Counters();
    private final AtomicIntegerArray enrolled = new AtomicIntegerArray(SUBJECTS * EXPERIMENTS.length);
    private final AtomicIntegerArray exposed = new AtomicIntegerArray(SUBJECTS * EXPERIMENTS.length);
    private final LongAdder beforeEnrollment = new LongAdder();

    @Test
    void million_subjects_in_three_experiments_are_enrolled_and_exposed_once_each() throws Exception {
        long before = usedHeap();
        RequestRecorder recorder = recorder((event, annotations) -> count(event), ENTRIES);
        long start = System.nanoTime();

        inThreads(recorder, SUBJECTS);

        long millis = (System.nanoTime() - start) / 1_000_000;
        long grown = usedHeap() - before;
        System.err.printf("%d stays: heap + %d MiB, %d ms%n", enrolled.length(), grown >> 20, millis);
        assertThat(counters.snapshot()).doesNotContainKey("subjects.evicted");
        assertThat(beforeEnrollment.sum()).isZero();
        for (int i = 0; i < enrolled.length(); i++) {
            assertThat(enrolled.get(i)).isOne();
            assertThat(exposed.get(i)).isOne();
        }
        assertThat(grown).isLessThan(ENTRIES * 32L * 11 / 10);
        recorder.check("on one", "user-0"); // reachable until here
    }

    @Test
    void table_that_overflows_announces_again_who_was_forgotten_and_loses_nobody() throws Exception {
        RequestRecorder recorder = recorder((event, annotations) -> count(event), 10_000);

        inThreads(recorder, FEW);

        assertThat(counters.snapshot().get("subjects.evicted")).isGreaterThan(2 * FEW);
        assertThat(beforeEnrollment.sum()).isZero();
        for (int i = 0; i < FEW * EXPERIMENTS.length; i++) {
            assertThat(enrolled.get(i)).isPositive();
            assertThat(exposed.get(i)).isPositive();
        }
    }

    private RequestRecorder recorder(EventLog events, long entries) {
        Log silent = new Log(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), Level.OFF);
        RequestSettings settings = new RequestSettings(ExposureSettings.DEFAULT, entries, subject -> subject);
        return new RequestRecorder(settings, events, Clock.SYSTEM, counters, silent);
    }

    private boolean count(Event event) {
        int subject = Integer.parseInt(String.valueOf(event.subject()).substring("user-".length()));
        int experiment = List.of(EXPERIMENTS).indexOf(event.experiment());
        int stay = subject * EXPERIMENTS.length + experiment;
        if (event.kind() == EventKind.ENROLLMENT) {
            enrolled.incrementAndGet(stay);
        } else if (enrolled.get(stay) > 0) {
            exposed.incrementAndGet(stay);
        } else {
            beforeEnrollment.increment();
        }
        return true;
    }

    /** Each thread reads for all subjects, near the others in time. */
    private static void inThreads(RequestRecorder recorder, int subjects) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            running.add(pool.submit(() -> {
                for (int i = 0; i < subjects; i++) {
                    String subject = "user-" + i;
                    for (String experiment : EXPERIMENTS) {
                        recorder.evaluation(
                                "sdk",
                                "on " + experiment,
                                subject,
                                experiment,
                                i % 2 == 0 ? "a" : "b",
                                null,
                                Answer.IN);
                    }
                }
            }));
        }
        for (Future<?> done : running) {
            done.get();
        }
        pool.shutdown();
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
