package org.exposureagent.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.exposure.Enrollment;
import org.exposureagent.core.exposure.ExposureSettings;
import org.exposureagent.core.exposure.FakeClock;
import org.exposureagent.core.exposure.Recorder;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.ping.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PipelineTest {

    private static final long JOURNAL = 64 << 20;
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private File temp;

    private final Counters counters = new Counters();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Log log = new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Level.INFO);
    private final AtomicInteger begun = new AtomicInteger();
    private State state;

    @BeforeEach
    void load() {
        state = Samples.state(temp, Clock.SYSTEM);
    }

    @Test
    void close_delivers_what_was_recorded() {
        FakeSink sink = new FakeSink();
        Pipeline pipeline = pipeline(sink, 500);
        Recorder recorder = recorder(pipeline);
        recorder.enrolled(enrollment());
        recorder.check("cart", null);

        boolean inTime = pipeline.close(LONG);

        assertThat(inTime).isTrue();
        assertThat(sink.bodies())
                .singleElement()
                .asString()
                .contains("\"enrollment\"", "\"exposure\"", "\"reason\":\"inactive\"");
        assertThat(begun).hasValue(1);
    }

    @Test
    void close_without_events_starts_nothing() {
        AtomicInteger sinks = new AtomicInteger();
        Pipeline pipeline = new Pipeline(parts(
                () -> {
                    sinks.incrementAndGet();
                    return new FakeSink();
                },
                500));

        boolean inTime = pipeline.close(LONG);

        assertThat(inTime).isTrue();
        assertThat(begun).hasValue(0);
        assertThat(sinks).hasValue(0);
    }

    @Test
    void leftovers_are_sent_without_an_event() throws InterruptedException {
        Pipeline broken = pipeline(ping -> new Outcome.Failed(null, "nobody there"), 500);
        recorder(broken).enrolled(enrollment());
        broken.close(LONG);
        CountDownLatch delivered = new CountDownLatch(1);
        Pipeline next = pipeline(
                ping -> {
                    delivered.countDown();
                    return Outcome.DELIVERED;
                },
                500);

        next.resume();

        assertThat(delivered.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(begun).hasValue(2);
        next.close(LONG);
    }

    @Test
    void resume_without_leftovers_starts_nothing() {
        Pipeline pipeline = pipeline(new FakeSink(), 500);

        pipeline.resume();

        assertThat(begun).hasValue(0);
        assertThat(pipeline.close(LONG)).isTrue();
    }

    @Test
    void events_after_close_are_refused_and_counted() {
        Pipeline pipeline = pipeline(new FakeSink(), 500);
        Recorder recorder = recorder(pipeline);
        pipeline.close(LONG);

        recorder.enrolled(enrollment());

        assertThat(counters.snapshot()).containsEntry("events.after-close", 1L);
    }

    @Test
    void full_ping_is_delivered_while_the_application_runs() throws InterruptedException {
        CountDownLatch delivered = new CountDownLatch(1);
        AtomicReference<Thread> worker = new AtomicReference<>();
        Sink sink = ping -> {
            worker.set(Thread.currentThread());
            delivered.countDown();
            return Outcome.DELIVERED;
        };
        Pipeline pipeline = pipeline(sink, 2);
        Recorder recorder = recorder(pipeline);

        recorder.enrolled(enrollment());
        recorder.check("cart", null);

        assertThat(delivered.await(20, TimeUnit.SECONDS)).isTrue();
        Thread thread = Objects.requireNonNull(worker.get());
        assertThat(thread.getName()).isEqualTo("exposure-upload");
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getContextClassLoader()).isNull();
        pipeline.close(LONG);
    }

    @Test
    void close_does_not_wait_for_a_sink_that_hangs() throws InterruptedException {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Sink hanging = ping -> {
            sending.countDown();
            await(release);
            return Outcome.DELIVERED;
        };
        Pipeline pipeline = pipeline(hanging, 1);
        recorder(pipeline).enrolled(enrollment());
        sending.await();

        boolean inTime = pipeline.close(Duration.ofMillis(50));
        release.countDown();
        boolean inTimeThen = pipeline.close(LONG);

        assertThat(inTime).isFalse();
        assertThat(inTimeThen).isTrue();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("shutdown.timeout is over: 1 assembled pings");
    }

    @Test
    void receiver_that_hangs_keeps_nothing_from_being_stored() throws InterruptedException {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Pipeline pipeline = pipeline(
                ping -> {
                    sending.countDown();
                    await(release);
                    return Outcome.DELIVERED;
                },
                1);
        Recorder recorder = recorder(pipeline);
        recorder.enrolled(enrollment());
        sending.await();

        recorder.check("cart", null);

        File pending = new File(temp, "pending");
        until(() -> Objects.requireNonNull(pending.list()).length == 2);
        release.countDown();
        assertThat(pipeline.close(LONG)).isTrue();
    }

    @Test
    void burst_waits_for_a_receiver_that_takes_what_it_gets() {
        FakeSink sink = new FakeSink();
        Pipeline pipeline = pipeline(sink, 1, null);
        Recorder recorder = new Recorder(
                new ExposureSettings(ExposureSettings.Mode.EVERY, null, Set.of(), List.of()),
                pipeline.events(),
                state,
                Clock.SYSTEM,
                counters,
                log);
        recorder.enrolled(enrollment());

        for (int i = 0; i < 3 * Limits.PENDING_PINGS; i++) {
            recorder.check("cart", null);
        }
        pipeline.close(LONG);

        assertThat(sink.delivered).hasSize(3 * Limits.PENDING_PINGS + 1);
        assertThat(counters.snapshot()).doesNotContainKey("pings.discarded.count-quota");
    }

    @Test
    void process_that_died_meanwhile_is_found() throws IOException, InterruptedException {
        FakeClock clock = new FakeClock();
        FakeSink sink = new FakeSink();
        Pipeline pipeline = new Pipeline(parts(() -> sink, 500, null, clock));
        Recorder recorder = recorder(pipeline);
        recorder.enrolled(enrollment());
        copyOfJournal("1-dead");

        clock.advance(Limits.LOOK_AGAIN.toMillis());
        recorder.check("cart", null);

        until(() -> sink.bodies().stream().anyMatch(body -> body.contains("\"reason\":\"startup\"")));
        assertThat(pipeline.close(LONG)).isTrue();
        assertThat(new File(temp, "journal").list()).isEmpty();
    }

    @Test
    void sender_that_breaks_says_so_and_leaves_pings_to_the_next_run() throws InterruptedException {
        CountDownLatch breaking = new CountDownLatch(1);
        Pipeline pipeline = pipeline(
                ping -> {
                    breaking.countDown();
                    throw new IllegalStateException("a bug");
                },
                1);
        Recorder recorder = recorder(pipeline);
        recorder.enrolled(enrollment());
        breaking.await();

        recorder.check("cart", null);
        boolean inTime = pipeline.close(LONG);

        assertThat(inTime).isTrue();
        assertThat(said.toString(StandardCharsets.UTF_8)).containsOnlyOnce("ERROR sending is broken");
        FakeSink next = new FakeSink();
        Pipeline after = pipeline(next, 1);
        after.resume();
        after.close(LONG);
        assertThat(next.delivered).hasSize(2);
    }

    @Test
    void pings_are_printed_if_asked_for() {
        Pipeline.Parts quiet = parts(FakeSink::new, 500);
        Pipeline pipeline = new Pipeline(new Pipeline.Parts(
                quiet.ping(),
                new UploadSettings(null, true, JOURNAL),
                quiet.state(),
                quiet.directory(),
                quiet.sink(),
                quiet.onFirst(),
                quiet.clock(),
                quiet.counters(),
                quiet.log()));
        recorder(pipeline).enrolled(enrollment());

        pipeline.close(LONG);

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("INFO Glean ping to URL: /submit/shop/events/1/")
                .contains("\"experiment\" : \"checkout\"");
    }

    /** As the process leaves it if it dies now. */
    private void copyOfJournal(String name) throws IOException {
        Path journal = temp.toPath().resolve("journal");
        Path copy = Files.createDirectory(journal.resolve(name));
        for (String run : Objects.requireNonNull(journal.toFile().list((in, other) -> !other.equals(name)))) {
            Files.copy(journal.resolve(run).resolve("1.segment"), copy.resolve("1.segment"));
        }
        Files.createFile(copy.resolve("lock"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(1);
        }
    }

    private Pipeline pipeline(Sink sink, int maxEvents) {
        return pipeline(sink, maxEvents, Rate.DEFAULT);
    }

    private Pipeline pipeline(Sink sink, int maxEvents, @Nullable Rate rate) {
        return new Pipeline(parts(() -> sink, maxEvents, rate, Clock.SYSTEM));
    }

    private Pipeline.Parts parts(Supplier<Sink> sink, int maxEvents) {
        return parts(sink, maxEvents, Rate.DEFAULT, Clock.SYSTEM);
    }

    private Pipeline.Parts parts(Supplier<Sink> sink, int maxEvents, @Nullable Rate rate, Clock clock) {
        return new Pipeline.Parts(
                Samples.pingSettings(maxEvents),
                new UploadSettings(rate, false, JOURNAL),
                state,
                new DataDir(temp),
                sink,
                begun::incrementAndGet,
                clock,
                counters,
                log);
    }

    private Recorder recorder(Pipeline pipeline) {
        return new Recorder(ExposureSettings.DEFAULT, pipeline.events(), state, Clock.SYSTEM, counters, log);
    }

    private static Enrollment enrollment() {
        return new Enrollment("checkout", "treatment", null, List.of("cart"), Enrollment.Type.EXPERIMENT);
    }
}
