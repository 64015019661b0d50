package org.exposureagent.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.exposureagent.collector.Arguments.WrongException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    @Test
    void nothing_is_the_defaults() throws WrongException {
        assertThat(Arguments.parse(List.of())).isEqualTo(new Arguments(8080, Path.of("collected-pings")));
    }

    @Test
    void arguments_come_in_any_order() throws WrongException {
        assertThat(Arguments.parse(List.of("--dir", "pings", "--port", "0")))
                .isEqualTo(new Arguments(0, Path.of("pings")));
    }

    @ParameterizedTest
    @CsvSource({
        "--host x, unknown argument '--host'",
        "--port, --port needs a value",
        "--port 80 --dir, --dir needs a value",
        "--port -1, '--port is a number from 0 to 65535, not ''-1'''",
        "--port 65536, '--port is a number from 0 to 65535, not ''65536'''"
    })
    void wrong_one_is_named(String words, String message) {
        assertThatThrownBy(() -> Arguments.parse(List.of(words.split(" "))))
                .isInstanceOf(WrongException.class)
                .hasMessage(message);
    }
}
