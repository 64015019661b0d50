package org.exposureagent.core.ping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, Linux",
        "Mac OS X, Darwin",
        "Windows Server 2022, Windows",
        "FreeBSD, FreeBSD",
        "SunOS, Solaris",
        "AIX, Unknown"
    })
    void os_has_the_name_that_the_schema_lists(String java, String glean) {
        assertThat(Host.of(java, "1", "aarch64", Locale.ROOT).os()).isEqualTo(glean);
    }

    @Test
    void locale_and_architecture_have_the_names_of_other_gleans() {
        Host host = Host.of("Linux", "1", "amd64", Locale.ROOT);

        assertThat(host.locale()).isEqualTo("und");
        assertThat(host.architecture()).isEqualTo("x86_64");
    }
}
