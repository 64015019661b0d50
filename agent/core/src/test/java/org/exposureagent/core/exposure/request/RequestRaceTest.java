package org.exposureagent.core.exposure.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.exposureagent.core.exposure.Answer;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.EventKind;
import org.exposureagent.core.exposure.ExposureSettings;
import org.junit.jupiter.api.Test;

class RequestRaceTest {

    private static final int THREADS = 4;
    private static final int SUBJECTS = 20_000;
    private static final String[] EXPERIMENTS = {"one", "two", "three"};

    @Test
    void threads_that_serve_the_same_subjects_expose_each_once() throws Exception {
        RequestFixture f = new RequestFixture(ExposureSettings.DEFAULT, 80_000);
        CyclicBarrier start = new CyclicBarrier(THREADS);

        inThreads(() -> {
            start.await();
            for (int i = 0; i < SUBJECTS; i++) {
                for (String experiment : EXPERIMENTS) {
                    f.in("user-" + i, "on " + experiment, experiment, i % 2 == 0 ? "a" : "b");
                }
            }
            return null;
        });

        Set<String> enrolled = new HashSet<>();
        Set<String> exposed = new HashSet<>();
        for (Event event : f.events) {
            String stay = event.subject() + " " + event.experiment();
            if (event.kind() == EventKind.ENROLLMENT) {
                assertThat(enrolled.add(stay)).as(stay).isTrue();
            } else {
                assertThat(enrolled.contains(stay)).as(stay).isTrue();
                assertThat(exposed.add(stay)).as(stay).isTrue();
            }
        }
        assertThat(enrolled).hasSize(SUBJECTS * EXPERIMENTS.length);
        assertThat(exposed).hasSize(SUBJECTS * EXPERIMENTS.length);
        assertThat(f.count("subjects.evicted")).isZero();
    }

    @Test
    void threads_that_move_one_subject_keep_its_stays_apart() throws Exception {
        RequestFixture f = new RequestFixture();
        CyclicBarrier start = new CyclicBarrier(THREADS);

        inThreads(() -> {
            start.await();
            for (int i = 0; i < 1_000; i++) {
                f.in("alice", "cart", "checkout", i % 3 == 0 ? "a" : "b");
                f.in("alice", "pay", "checkout", i % 3 == 0 ? "a" : "b");
                if (i % 7 == 0) {
                    f.evaluation("alice", "cart", "checkout", null, Answer.OUT);
                }
            }
            return null;
        });

        String stay = null;
        Set<String> exposed = new HashSet<>();
        for (Event event : f.events) {
            switch (event.kind()) {
                case ENROLLMENT -> {
                    assertThat(stay).isNull();
                    stay = event.branch();
                    exposed.clear();
                }
                case UNENROLLMENT -> {
                    assertThat(event.branch()).isEqualTo(stay);
                    stay = null;
                }
                default ->
                    assertThat(exposed.add(event.branch() + " " + event.feature()))
                            .isTrue();
            }
        }
    }

    @Test
    void repeated_reads_allocate_nothing() {
        RequestFixture f = new RequestFixture();
        String[] subjects = new String[100];
        for (int i = 0; i < subjects.length; i++) {
            subjects[i] = "f2a1c3d4-0000-4000-8000-0000000000" + i;
            f.in(subjects[i], "cart", "checkout", "a");
        }
        Runnable reads = () -> {
            for (int i = 0; i < 2_000; i++) {
                for (String subject : subjects) {
                    f.recorder.check("cart", subject);
                    f.in(subject, "cart", "checkout", "a");
                }
            }
        };
        reads.run();

        long allocated = allocatedBy(reads);

        // the measurement itself may allocate; one object a call would be 6 MB
        assertThat(allocated).isLessThan(200_000);
        assertThat(f.events).hasSize(2 * subjects.length);
    }

    private static long allocatedBy(Runnable calls) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        calls.run();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    private static void inThreads(Callable<?> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            running.add(pool.submit(work));
        }
        for (Future<?> done : running) {
            done.get();
        }
        pool.shutdown();
    }
}
