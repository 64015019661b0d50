package org.exposureagent.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.exposureagent.core.exposure.FakeClock;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private final FakeClock clock = new FakeClock();

    @Test
    void rate_that_is_used_up_waits_for_the_end_of_its_window() {
        RateLimiter limiter = new RateLimiter(new Rate(2, Duration.ofSeconds(60)), clock);
        limiter.take();
        clock.advance(10_000);
        limiter.take();

        long wait = limiter.waitMillis();
        clock.advance(50_000);
        long afterwards = limiter.waitMillis();

        assertThat(wait).isEqualTo(50_000);
        assertThat(afterwards).isZero();
    }

    @Test
    void window_starts_anew_with_the_first_attempt_after_it() {
        RateLimiter limiter = new RateLimiter(new Rate(1, Duration.ofSeconds(60)), clock);
        limiter.take();
        clock.advance(90_000);

        limiter.take();

        assertThat(limiter.waitMillis()).isEqualTo(60_000);
    }

    @Test
    void no_rate_never_waits() {
        RateLimiter limiter = new RateLimiter(null, clock);
        limiter.take();

        assertThat(limiter.waitMillis()).isZero();
    }
}
