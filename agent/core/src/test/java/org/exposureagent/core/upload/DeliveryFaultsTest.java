package org.exposureagent.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.exposureagent.collector.Answer;
import org.exposureagent.collector.Answer.Cut;
import org.exposureagent.collector.Collector;
import org.exposureagent.collector.Identity;
import org.exposureagent.collector.submission.Submission;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.LogServiceProvider;
import org.exposureagent.core.exposure.FakeClock;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.journal.DataLock;
import org.exposureagent.core.ping.Ping;
import org.exposureagent.core.ping.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any mix of a receiver's faults and of restarts, over real sockets: each ping is delivered, or discarded for a counted
 * reason. Only the clock is not real, so that back-off takes no time.
 */
@Timeout(120)
class DeliveryFaultsTest {

    private static final int PINGS = 2_000;
    private static final int BATCH = 10;
    private static final int RUN = 20 * BATCH;
    private static final int SECURE_RUNS = 5; // one of so many, since each attempt then costs a handshake

    private static final Duration TIMEOUT = Duration.ofMillis(150);
    private static final Duration HANGS = TIMEOUT.multipliedBy(4);

    private enum Spell {
        UP,
        REFUSING,
        /** TLS with a certificate that nobody believes; where the sender speaks plain HTTP, TLS at all. */
        IMPOSTOR
    }

    @TempDir
    private File temp;

    private final SSLSocketFactory before = HttpsURLConnection.getDefaultSSLSocketFactory();
    private final FakeClock clock = new FakeClock();
    private final Counters counters = new Counters();
    private final Random random = new Random(42); // of spells and back-off
    private final Map<UUID, Integer> attempts = new HashMap<>();
    private final List<UUID> arrived = new ArrayList<>();
    private final Set<UUID> unwanted = new LinkedHashSet<>();
    private final Set<String> faults = new LinkedHashSet<>();
    private Identity trusted;
    private Identity impostor;
    private Collector collector;
    private boolean isSecure;

    @BeforeEach
    void start() {
        LogServiceProvider.routeTo(Samples.SILENT);
        trusted = Identity.in(temp.toPath().resolve("trusted.p12"));
        impostor = Identity.in(temp.toPath().resolve("impostor.p12"));
        HttpsURLConnection.setDefaultSSLSocketFactory(trusted.context().getSocketFactory());
        collector = Collector.following(this::answer);
    }

    @AfterEach
    void stop() {
        collector.close();
        HttpsURLConnection.setDefaultSSLSocketFactory(before);
    }

    @Test
    void every_ping_arrives_in_order_or_is_discarded_and_counted() {
        List<UUID> sealed = new ArrayList<>();
        for (int first = 0; first < PINGS; first += RUN) {
            sealed.addAll(run(first));
        }

        Set<UUID> once = new LinkedHashSet<>(arrived);
        List<UUID> expected = new ArrayList<>(sealed);
        expected.removeAll(unwanted);
        assertThat(sealed).hasSize(PINGS);
        assertThat(faults)
                .containsExactlyInAnyOrder(
                        "500",
                        "503",
                        "429",
                        "404",
                        "cut before",
                        "cut within",
                        "trickle",
                        "hang",
                        "refused",
                        "impostor",
                        "no HTTP");
        assertThat(unwanted).hasSizeBetween(PINGS / 40, PINGS / 5);
        assertThat(once).containsExactlyElementsOf(expected);
        assertThat(arrived).as("some arrive again, under the same id").hasSizeGreaterThan(once.size());
        assertThat(counters.snapshot())
                .containsEntry("pings.rejected", (long) unwanted.size())
                .containsEntry("pings.delivered", (long) once.size())
                .doesNotContainKeys("pings.set-aside", "pings.discarded.count-quota");
    }

    /** One process; the last of them sends until nothing is left. */
    private List<UUID> run(int first) {
        isSecure = first % (SECURE_RUNS * RUN) == 0;
        become(Spell.UP);
        State state = Samples.state(temp, clock);
        PendingPings pending = new PendingPings(new DataDir(temp), state, counters, Samples.SILENT);
        Delivery delivery = new Delivery(
                new HttpSink(new Endpoint(collector.endpoint()), clock, TIMEOUT, TIMEOUT),
                pending,
                new DataLock(new DataDir(temp), "sending.lock", Samples.SILENT),
                new RateLimiter(Rate.DEFAULT, clock),
                new Backoff(random::nextDouble),
                clock,
                counters);
        List<UUID> sealed = new ArrayList<>();
        for (int i = first; i < first + RUN; i++) {
            Ping ping = i % 7 == 0 ? Samples.ping(i) : Samples.exposures(i);
            pending.addAll(List.of(ping));
            sealed.add(ping.documentId());
            if (i % BATCH == 0) {
                become(random.nextInt(4) > 0 ? Spell.UP : random.nextBoolean() ? Spell.REFUSING : Spell.IMPOSTOR);
            }
            attempt(delivery);
            attempt(delivery);
        }
        become(Spell.UP);
        while (first + RUN == PINGS && pending.size() > 0) {
            attempt(delivery);
        }
        return sealed;
    }

    private void attempt(Delivery delivery) {
        delivery.attempt();
        clock.advance(delivery.dueInMillis());
    }

    private void become(Spell next) {
        collector.refuse();
        switch (next) {
            case REFUSING -> faults.add("refused");
            case IMPOSTOR -> {
                faults.add(isSecure ? "impostor" : "no HTTP");
                collector.listen(impostor);
            }
            case UP -> listen();
        }
    }

    private void listen() {
        if (isSecure) {
            collector.listen(trusted);
        } else {
            collector.listen();
        }
    }

    /** A ping's fate is its own, so that what a sender that gave up did not read does not matter. */
    private Answer answer(Submission submission) {
        UUID id = UUID.fromString(submission.documentId());
        SplittableRandom fate = new SplittableRandom(id.getLeastSignificantBits());
        boolean isUnwanted = fate.nextInt(100) < 5;
        int faulty = fate.nextInt(100) < 15 ? fate.nextInt(1, 4) : 0;
        int attempt = attempts.merge(id, 1, Integer::sum);
        for (int i = 1; i < attempt; i++) {
            fate.nextInt(16); // each attempt has another fault
        }
        if (attempt <= faulty) {
            return faulty(id, isUnwanted ? fate.nextInt(9) : fate.nextInt(16));
        }
        if (isUnwanted) {
            unwanted.add(id);
            return fault("404", Answer.of(404));
        }
        arrived.add(id);
        return Answer.of(200);
    }

    /** @param kind 9 and more: the receiver takes the ping, whatever the sender hears */
    private Answer faulty(UUID id, int kind) {
        return switch (kind) {
            case 0, 1, 2 -> fault("500", Answer.of(500));
            case 3, 4, 5 -> fault("503", Answer.of(503).with("Retry-After", "soon"));
            case 6, 7, 8 -> fault("429", Answer.of(429).with("Retry-After", Integer.toString(10 * kind)));
            case 9, 10, 11 -> arrives(id, "cut before", Answer.of(200).cut(Cut.BEFORE_THE_ANSWER));
            case 12, 13 -> arrives(id, "cut within", Answer.of(200).cut(Cut.WITHIN_THE_ANSWER));
            case 14 -> arrives(id, "trickle", Answer.of(200).trickling(Duration.ofMillis(1)));
            default -> arrives(id, "hang", Answer.of(200).after(HANGS));
        };
    }

    private Answer arrives(UUID id, String name, Answer answer) {
        arrived.add(id);
        return fault(name, answer);
    }

    private Answer fault(String name, Answer answer) {
        faults.add(name);
        return answer;
    }
}
