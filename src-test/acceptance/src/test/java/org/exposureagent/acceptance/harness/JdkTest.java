package org.exposureagent.acceptance.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class JdkTest {

    @Test
    void running_hasAJavaProgram() {
        Jdk jdk = Jdk.running();

        assertThat(jdk.program("java")).isExecutable();
        assertThat(jdk.feature()).isGreaterThanOrEqualTo(17);
    }

    @Test
    void require_skipsTheTestWhereThereIsNone() {
        String neverReleased = "999";

        assertThatThrownBy(() -> Jdk.require(neverReleased))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("JDK999_HOME");
    }
}
