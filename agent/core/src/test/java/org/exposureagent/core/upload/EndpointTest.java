package org.exposureagent.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "https://incoming.example.org, https://incoming.example.org",
        "https://example.org/base/, https://example.org/base",
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "http://127.1.2.3, http://127.1.2.3",
        "http://localhost:1/, http://localhost:1",
        "HTTP://[::1]:1, HTTP://[::1]:1"
    })
    void parse_takes_https_and_this_machine(String text, String base) {
        assertThat(Endpoint.parse(text)).isEqualTo(new Endpoint.Parsed.Valid(new Endpoint(base)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "http://127.0.0.1.example.org",
                "http://localhost.example.org",
                "http://10.0.0.1",
                "ftp://127.0.0.1",
                "example.org",
                "https://",
                "not a url",
                "https://user@example.org",
                "https://example.org?a=b",
                "https://example.org#a"
            })
    void parse_refuses_others_with_a_message_that_names_it(String text) {
        Endpoint.Parsed parsed = Endpoint.parse(text);

        assertThat(parsed)
                .isInstanceOfSatisfying(
                        Endpoint.Parsed.Refused.class,
                        refused -> assertThat(refused.message()).contains(text));
    }
}
