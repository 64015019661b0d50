package org.exposureagent.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AgentThreadTest {

    @Test
    void thread_keepsNothingOfTheOneThatMakesIt() throws InterruptedException {
        InheritableThreadLocal<String> local = new InheritableThreadLocal<>();
        AtomicReference<String> inherited = new AtomicReference<>("not run");
        AtomicReference<Thread> made = new AtomicReference<>();
        ThreadGroup group = new ThreadGroup("application");
        Thread maker = new Thread(group, () -> {
            local.set("of the application");
            made.set(AgentThread.of("exposure-test", () -> inherited.set(local.get())));
        });

        maker.start();
        maker.join();
        Thread thread = Objects.requireNonNull(made.get());
        ThreadGroup groupOfThread = thread.getThreadGroup();
        thread.start();
        thread.join();

        assertThat(inherited.get()).isNull();
        assertThat(groupOfThread.getParent()).isNull();
        assertThat(thread.getContextClassLoader()).isNull();
        assertThat(thread.isDaemon()).isTrue();
    }
}
