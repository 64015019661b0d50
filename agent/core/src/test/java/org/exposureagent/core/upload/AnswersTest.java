package org.exposureagent.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.exposureagent.core.exposure.FakeClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    private final FakeClock clock = new FakeClock();

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 299})
    void status_2xx_is_delivered(int status) {
        assertThat(Answers.outcome(status, null, clock)).isEqualTo(Outcome.DELIVERED);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 413, 431, 499})
    void status_4xx_is_rejected(int status) {
        assertThat(Answers.outcome(status, null, clock)).isEqualTo(new Outcome.Rejected(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 302, 408, 429, 500, 503, 507})
    void others_are_tried_again(int status) {
        assertThat(Answers.outcome(status, null, clock)).isEqualTo(new Outcome.Failed(null, status));
    }

    @ParameterizedTest
    @CsvSource({"120, 120", "0, 0", "'Tue, 24 Nov 2026 10:00:30 GMT', 30"})
    void retry_after_is_seconds_or_a_date(String header, long seconds) {
        assertThat(Answers.outcome(503, header, clock)).isEqualTo(new Outcome.Failed(Duration.ofSeconds(seconds), 503));
    }

    @Test
    void retry_after_that_is_neither_is_ignored() {
        assertThat(Answers.outcome(503, "soon", clock)).isEqualTo(new Outcome.Failed(null, 503));
    }
}
