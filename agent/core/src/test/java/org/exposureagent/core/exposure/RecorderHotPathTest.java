package org.exposureagent.core.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureagent.core.exposure.RecorderFixture.experiment;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RecorderHotPathTest {

    private static final int CALLS = 20_000;

    private final RecorderFixture f = new RecorderFixture();

    @Test
    void checks_that_record_nothing_allocate_nothing() {
        f.recorder.enrolled(experiment("one", "a", "cart"));
        f.evaluation("pay", "two", "b", Answer.IN);
        Runnable calls = () -> {
            for (int i = 0; i < CALLS; i++) {
                f.recorder.check("cart", "alice");
                f.recorder.check("unknown", "alice");
                f.evaluation("pay", "two", "b", Answer.IN);
            }
        };
        calls.run();

        long allocated = allocatedBy(calls);

        // the measurement itself may allocate; one object a call would be 320 kB
        assertThat(allocated).isLessThan(CALLS);
    }

    @Test
    void checks_that_race_are_one_exposure() throws Exception {
        f.recorder.enrolled(experiment("one", "a", "cart"));
        int threads = 4;
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);

        List<Future<?>> racing = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            racing.add(pool.submit(() -> {
                start.await();
                f.recorder.check("cart", null);
                return null;
            }));
        }
        for (Future<?> done : racing) {
            done.get();
        }
        pool.shutdown();

        assertThat(f.log.events()).containsExactly("ENROLLMENT one/a", "EXPOSURE one/a cart");
    }

    private static long allocatedBy(Runnable calls) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        calls.run();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }
}
