package org.exposureagent.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.LogServiceProvider;
import org.exposureagent.core.exposure.Enrollment;
import org.exposureagent.core.exposure.FakeClock;
import org.exposureagent.core.exposure.Recorder;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.ping.Ping;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody answers for a week, in which the application enrolls and exposes all the time; then somebody does. */
class WeekOfOutageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long TURN_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final int TURNS = 7 * 24 * 12;
    private static final int EXPERIMENTS = 100;
    private static final int TURNS_BETWEEN = TURNS / EXPERIMENTS;

    /** What of the journal is on disk besides: segments, spare and in use, and seals. */
    private static final long JOURNAL_BYTES = 5 << 16;

    @TempDir
    private File temp;

    private final FakeClock clock = new FakeClock();
    private final Counters counters = new Counters();
    private final List<Ping> delivered = new ArrayList<>();
    private final List<Long> attempts = new ArrayList<>();
    private final Random random = new Random(7);
    private DrivenRun run;
    private Recorder recorder;
    private boolean somebodyAnswers;

    @BeforeEach
    void create() {
        LogServiceProvider.routeTo(Samples.SILENT);
        run = new DrivenRun(new DrivenRun.Parts(
                new DataDir(temp),
                this::receive,
                500,
                Rate.DEFAULT,
                random::nextDouble,
                clock,
                counters,
                Samples.SILENT));
        run.start();
        recorder = run.recorder(run.journal);
    }

    @Test
    void quotas_hold_and_every_enrollment_and_the_newest_exposures_arrive_no_faster_than_allowed() throws IOException {
        for (int turn = 0; turn < TURNS; turn++) {
            turn(turn);
            assertThat(run.pending.size()).isLessThanOrEqualTo(Limits.PENDING_PINGS);
        }
        assertThat(bytes(new File(temp, "pending"))).isLessThan(Limits.PENDING_BYTES);
        assertThat(bytes(new File(temp, "journal"))).isLessThanOrEqualTo(JOURNAL_BYTES);
        // the mean of full jitter is half of ten minutes
        assertThat(attempts).hasSizeBetween(TURNS / 3, TURNS);

        attempts.clear();
        somebodyAnswers = true;
        catchUp();

        assertThat(delivered)
                .hasSize(Limits.PENDING_PINGS)
                .extracting(Ping::seq)
                .isSorted();
        List<String> events = events();
        List<Integer> exposures = numbers(events, "exposure ");
        assertThat(numbers(events, "enrollment ")).hasSize(EXPERIMENTS).doesNotHaveDuplicates();
        assertThat(exposures).as("some were between enrollments").endsWith(TURNS - 1);
        assertThat(exposures.subList(exposures.size() - 300, exposures.size()))
                .as("the newest, without a gap")
                .isEqualTo(range(TURNS - 300, TURNS));
        assertThat(counters.snapshot()).containsEntry("pings.discarded.count-quota", discarded());
        assertRate();
    }

    /** An exposure each time, and an enrollment now and then. */
    private void turn(int turn) {
        if (turn % TURNS_BETWEEN == 0 && turn / TURNS_BETWEEN < EXPERIMENTS) {
            String experiment = "x" + turn / TURNS_BETWEEN;
            recorder.enrolled(
                    new Enrollment(experiment, "a", null, List.of("of-" + experiment), Enrollment.Type.EXPERIMENT));
        }
        recorder.exposure("of-x0", "x0", null);
        run.turn();
        clock.advance(TURN_MILLIS);
        run.turn();
    }

    private void catchUp() {
        while (run.pending.size() > 0) {
            run.turn();
            clock.advance(Math.max(1, Math.min(TURN_MILLIS, run.delivery.dueInMillis())));
        }
    }

    private Outcome receive(Ping ping) {
        attempts.add(clock.monotonicMillis());
        if (!somebodyAnswers) {
            return new Outcome.Failed(null, "nobody there");
        }
        delivered.add(ping);
        return Outcome.DELIVERED;
    }

    private long discarded() {
        return counters.snapshot().getOrDefault("pings.discarded.count-quota", 0L);
    }

    /** In no window of time more attempts than {@link Rate#DEFAULT} says. */
    private void assertRate() {
        Rate rate = Rate.DEFAULT;
        for (int i = rate.pings(); i < attempts.size(); i++) {
            assertThat(attempts.get(i) - attempts.get(i - rate.pings()))
                    .as("attempt %s", i)
                    .isGreaterThanOrEqualTo(rate.time().toMillis());
        }
        long took = attempts.get(attempts.size() - 1) - attempts.get(0);
        assertThat(took)
                .isLessThanOrEqualTo(
                        (attempts.size() / rate.pings() + 1) * rate.time().toMillis());
    }

    private List<String> events() throws IOException {
        List<String> events = new ArrayList<>();
        for (Ping ping : delivered) {
            for (JsonNode event : JSON.readTree(ping.body()).get("events")) {
                JsonNode extra = event.get("extra");
                long turn = (extra.get("glean_timestamp").asLong() - FakeClock.START) / TURN_MILLIS;
                events.add(event.get("name").asText() + " "
                        + (extra.has("feature_id")
                                ? turn
                                : extra.get("experiment").asText()));
            }
        }
        return events;
    }

    private static List<Integer> numbers(List<String> events, String kind) {
        List<Integer> numbers = new ArrayList<>();
        for (String event : events) {
            if (event.startsWith(kind)) {
                numbers.add(Integer.parseInt(event.replaceAll("\\D", "")));
            }
        }
        return numbers;
    }

    private static List<Integer> range(int from, int to) {
        List<Integer> range = new ArrayList<>();
        for (int i = from; i < to; i++) {
            range.add(i);
        }
        return range;
    }

    /** Of the files in it, at any depth. */
    private static long bytes(File folder) {
        long bytes = 0;
        File[] files = folder.listFiles();
        for (File file : files == null ? new File[0] : files) {
            bytes += file.isDirectory() ? bytes(file) : file.length();
        }
        return bytes;
    }
}
