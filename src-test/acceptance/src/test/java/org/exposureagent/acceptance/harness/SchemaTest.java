package org.exposureagent.acceptance.harness;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SchemaTest {

    @Test
    void glean_acceptsAWholePing() throws IOException {
        JsonNode body = new ObjectMapper().readTree(SamplePings.ENROLLED).get("body");

        Schema.glean().assertValid(body);
    }

    @Test
    void glean_namesWhatIsWrong() throws IOException {
        ObjectNode body =
                (ObjectNode) new ObjectMapper().readTree(SamplePings.ENROLLED).get("body");
        body.withObject("client_info").remove("os");
        Schema schema = Schema.glean();

        assertThatThrownBy(() -> schema.assertValid(body))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("required property 'os'");
    }
}
