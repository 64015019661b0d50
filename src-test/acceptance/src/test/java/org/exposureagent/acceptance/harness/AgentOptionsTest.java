package org.exposureagent.acceptance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgentOptionsTest {

    @Test
    void flag_joinsOptionsInOrderAndEscapesCommas() {
        AgentOptions options = AgentOptions.none().with("app.id", "shop").with("source.tags", "a,b");

        String flag = options.flag();

        assertThat(flag).isEqualTo("-javaagent:" + Project.agentJar() + "=app.id=shop,source.tags=a\\,b");
    }

    @Test
    void flag_isOnlyTheJarWithoutOptions() {
        AgentOptions options = AgentOptions.none();

        String flag = options.flag();

        assertThat(flag).isEqualTo("-javaagent:" + Project.agentJar());
    }
}
