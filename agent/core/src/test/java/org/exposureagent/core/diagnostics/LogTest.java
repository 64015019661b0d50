package org.exposureagent.core.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void line_names_the_agent_and_the_level() {
        log(Level.INFO).warn("look here");

        assertThat(lines()).containsExactly("[exposure-agent] WARN look here");
    }

    @Test
    void level_filters_what_is_below_it() {
        Log log = log(Level.WARN);

        log.error("1");
        log.warn("2");
        log.info("3");
        log.debug("4");

        assertThat(lines()).containsExactly("[exposure-agent] ERROR 1", "[exposure-agent] WARN 2");
    }

    @Test
    void off_is_silent() {
        log(Level.OFF).error("nothing");

        assertThat(said.size()).isZero();
    }

    @Test
    void once_is_said_once_a_key() {
        Log log = log(Level.INFO);

        log.once("key", "first");
        log.once("key", "second");
        log.once("other", "third");

        assertThat(lines()).containsExactly("[exposure-agent] WARN first", "[exposure-agent] WARN third");
    }

    @Test
    void slf4j_loggers_write_to_the_log() {
        LogServiceProvider.routeTo(log(Level.INFO));
        Logger logger = LoggerFactory.getLogger("any");

        logger.info("{} and {}", 1, 2);
        logger.warn("broken", new IllegalStateException("why"));
        logger.debug("not written");

        assertThat(lines())
                .containsExactly(
                        "[exposure-agent] INFO 1 and 2",
                        "[exposure-agent] WARN broken: java.lang.IllegalStateException: why");
    }

    @Test
    void level_is_read_in_any_case() {
        assertThat(Level.of("Debug")).isEqualTo(Level.DEBUG);
        assertThat(Level.of("loud")).isNull();
    }

    private Log log(Level level) {
        return new Log(new PrintStream(said, true, StandardCharsets.UTF_8), level);
    }

    private String[] lines() {
        return said.toString(StandardCharsets.UTF_8).split(System.lineSeparator());
    }
}
