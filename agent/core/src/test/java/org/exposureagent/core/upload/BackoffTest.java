package org.exposureagent.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void pauses_double_up_to_10_minutes() {
        Backoff backoff = new Backoff(() -> 1.0);

        Duration first = backoff.afterFailure();
        Duration second = backoff.afterFailure();
        Duration last = second;
        for (int i = 0; i < 100; i++) {
            last = backoff.afterFailure();
        }

        assertThat(first).isEqualTo(Duration.ofSeconds(1));
        assertThat(second).isEqualTo(Duration.ofSeconds(2));
        assertThat(last).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void pauses_are_anything_from_0_to_that() {
        assertThat(new Backoff(() -> 0.0).afterFailure()).isZero();
        assertThat(new Backoff(() -> 0.5).afterFailure()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void an_answer_starts_over() {
        Backoff backoff = new Backoff(() -> 1.0);
        backoff.afterFailure();
        backoff.afterFailure();

        backoff.reset();

        assertThat(backoff.afterFailure()).isEqualTo(Duration.ofSeconds(1));
    }
}
