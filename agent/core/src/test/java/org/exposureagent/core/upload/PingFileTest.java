package org.exposureagent.core.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.exposureagent.core.ping.Ping;
import org.exposureagent.core.ping.StayChange;
import org.junit.jupiter.api.Test;

class PingFileTest {

    private static final Ping PING = new Ping(
            UUID.fromString("8c5f0a1e-0000-4000-8000-000000000001"),
            "events",
            "/submit/shop/events/1/8c5f0a1e-0000-4000-8000-000000000001",
            Map.of("X-Debug-ID", "a b\nc"),
            "{\"text\":\"é\\nbody\\nend\"}",
            3,
            List.of(
                    new StayChange("one", "a b", true),
                    new StayChange("one", "", false),
                    new StayChange("two", null, false)),
            true);

    @Test
    void ping_is_read_as_it_was_written() throws IOException {
        Ping read = PingFile.read(PingFile.bytes(PING));

        assertThat(read).isEqualTo(PING);
    }

    @Test
    void file_that_is_cut_anywhere_is_not_believed() {
        byte[] whole = PingFile.bytes(PING);

        for (int length = 0; length < whole.length; length++) {
            byte[] torn = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> PingFile.read(torn)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void file_with_any_byte_changed_is_not_believed() {
        for (int at = 0; at < PingFile.bytes(PING).length; at++) {
            byte[] damaged = PingFile.bytes(PING);
            damaged[at] ^= 4;
            assertThatThrownBy(() -> PingFile.read(damaged)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void file_of_another_version_is_not_believed() {
        String text = "exposure-agent ping 2\ndocument x\nbody\n{}\n";
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        byte[] other = (text + String.format("end %08x\n", sum.getValue())).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> PingFile.read(other)).hasMessageContaining("version");
    }
}
