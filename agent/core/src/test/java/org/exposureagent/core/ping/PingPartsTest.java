package org.exposureagent.core.ping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PingPartsTest {

    private static final UUID ID = UUID.fromString("8c5f0a1e-0000-4000-8000-000000000001");
    private static final StayChange BEGINS = new StayChange("one", "a", true);
    private static final StayChange ENDS = new StayChange("two", "b", false);

    private static final String HEAD =
            "\"client_info\":{\"os\":\"Linux\"},\"metrics\":{\"string\":{\"id\":\"x\"},\"counter\":{\"n\":1},"
                    + "\"labeled_counter\":{\"cut\":{\"e\":1}}}";

    private static final Ping PING = new Ping(
            ID,
            "events",
            "/submit/shop/events/1/" + ID,
            Map.of("A", "b"),
            "{\"ping_info\":{\"seq\":4,\"reason\":\"inactive\"}," + HEAD + ",\"events\":["
                    + event(0, "enrollment", "one", "a") + ","
                    + event(7, "exposure", "one", "a") + ","
                    + event(9, "unenrollment", "two", "b") + ","
                    + event(12, "exposure", "three", "c") + "]}",
            4,
            List.of(BEGINS, ENDS),
            true);

    @Test
    void enrollment_that_is_no_news_is_left_out_and_times_start_at_zero() {
        Ping left = Objects.requireNonNull(PingParts.without(PING, List.of(BEGINS)));

        assertThat(left.documentId()).isEqualTo(ID);
        assertThat(left.stays()).containsExactly(ENDS);
        assertThat(left.body())
                .isEqualTo("{\"ping_info\":{\"seq\":4,\"reason\":\"inactive\"}," + HEAD + ",\"events\":["
                        + event(0, "exposure", "one", "a") + ","
                        + event(2, "unenrollment", "two", "b") + ","
                        + event(5, "exposure", "three", "c") + "]}");
    }

    @Test
    void nothing_is_left_of_a_ping_without_news() {
        Ping only = new Ping(
                ID,
                "events",
                "/" + ID,
                Map.of(),
                "{\"events\":[" + event(0, "enrollment", "one", "a") + "]}",
                1,
                List.of(BEGINS),
                true);

        Ping left = PingParts.without(only, List.of(BEGINS));

        assertThat(left).isNull();
    }

    @Test
    void parts_share_the_events_and_repeat_neither_id_nor_number_nor_counts() {
        List<Ping> halves = PingParts.split(PING, part -> events(part) <= 2, () -> 5);

        Ping first = halves.get(0);
        Ping second = halves.get(1);
        assertThat(halves).hasSize(2);
        assertThat(first.documentId()).isEqualTo(ID);
        assertThat(first.stays()).containsExactly(BEGINS);
        assertThat(first.body())
                .contains("\"seq\":4")
                .contains("labeled_counter", "\"counter\"")
                .doesNotContain("two");
        assertThat(second.documentId()).isNotEqualTo(ID);
        assertThat(second.documentId().version()).isEqualTo(4);
        assertThat(second.path()).isEqualTo("/submit/shop/events/1/" + second.documentId());
        assertThat(second.stays()).containsExactly(ENDS);
        assertThat(second.body())
                .isEqualTo("{\"ping_info\":{\"seq\":5,\"reason\":\"inactive\"},\"client_info\":{\"os\":\"Linux\"},"
                        + "\"metrics\":{\"string\":{\"id\":\"x\"}},\"events\":["
                        + event(0, "unenrollment", "two", "b") + ","
                        + event(3, "exposure", "three", "c") + "]}");
    }

    @Test
    void parts_of_exposures_only_say_so() {
        int[] seq = {PING.seq()};

        List<Ping> parts = PingParts.split(PING, part -> false, () -> ++seq[0]);

        assertThat(parts).extracting(Ping::lifecycle).containsExactly(true, false, true, false);
        assertThat(parts).extracting(Ping::seq).containsExactly(4, 5, 6, 7);
        assertThat(parts).extracting(Ping::documentId).doesNotHaveDuplicates();
    }

    @Test
    void ping_that_fits_is_not_split() {
        List<Ping> parts = PingParts.split(PING, part -> true, () -> 5);

        assertThat(parts).containsExactly(PING);
    }

    private static int events(Ping ping) {
        return ping.body().split("\"timestamp\"", -1).length - 1;
    }

    private static String event(int timestamp, String name, String experiment, String branch) {
        return "{\"timestamp\":" + timestamp + ",\"category\":\"nimbus_events\",\"name\":\"" + name
                + "\",\"extra\":{\"experiment\":\"" + experiment + "\",\"branch\":\"" + branch + "\"}}";
    }
}
