package org.exposureagent.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {

    @TempDir
    private File temp;

    @Test
    void lock_that_another_has_is_not_taken_until_it_is_given_back() {
        DataLock one = lock(temp);
        DataLock other = lock(temp);

        boolean meanwhile;
        try (DataLock.Held held = one.acquire()) {
            meanwhile = held.isShared() && isFreeElsewhere(other);
        }

        assertThat(meanwhile).isFalse();
        assertThat(isFreeElsewhere(other)).isTrue();
    }

    @Test
    void lock_is_reentrant_and_free_after_the_outermost_end() {
        DataLock lock = lock(temp);

        boolean afterInner;
        try (DataLock.Held outer = lock.acquire()) {
            try (DataLock.Held inner = lock.acquire()) {
                assertThat(inner.isShared()).isTrue();
            }
            afterInner = outer.isShared() && isFreeElsewhere(lock(temp));
        }

        assertThat(afterInner).isFalse();
        assertThat(isFreeElsewhere(lock(temp))).isTrue();
    }

    @Test
    void directory_that_cannot_be_written_leaves_a_lock_between_threads() throws IOException {
        File taken = new File(temp, "taken");
        assertThat(taken.createNewFile()).isTrue();
        DataLock lock = lock(taken);

        boolean shared;
        boolean free;
        try (DataLock.Held held = lock.acquire()) {
            shared = held.isShared();
            free = isFreeElsewhere(lock(taken));
        }

        assertThat(shared).isFalse();
        assertThat(free).isFalse();
        assertThat(isFreeElsewhere(lock)).isTrue();
    }

    private static boolean isFreeElsewhere(DataLock lock) {
        return CompletableFuture.supplyAsync(() -> {
                    DataLock.Held held = lock.tryAcquire();
                    if (held != null) {
                        held.close();
                    }
                    return held != null;
                })
                .join();
    }

    private static DataLock lock(File directory) {
        Log silent = new Log(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), Level.OFF);
        return new DataLock(new DataDir(directory), "state.lock", silent);
    }
}
