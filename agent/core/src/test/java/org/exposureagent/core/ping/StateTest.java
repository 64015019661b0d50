package org.exposureagent.core.ping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.FakeClock;
import org.exposureagent.core.journal.DataDir;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTest {

    private static final UUID ONE = UUID.fromString("8c5f0a1e-0000-4000-8000-000000000001");
    private static final UUID TWO = UUID.fromString("8c5f0a1e-0000-4000-8000-000000000002");
    private static final StayChange BEGINS = new StayChange("one", "a", true);

    @TempDir
    private Path temp;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final FakeClock clock = new FakeClock();

    @Test
    void identity_sequence_and_stays_live_over_runs() {
        State first = state(temp, null);
        String clientId = first.clientId();
        first.firstRunDate();
        first.nextSeq();
        first.announced(ONE, List.of(new StayChange("slug with spaces", "é", true)));
        clock.advance(86_400_000);

        State second = state(temp, null);

        assertThat(second.clientId()).isEqualTo(clientId);
        assertThat(second.firstRunDate()).isEqualTo("2026-11-24+02:00");
        assertThat(second.nextSeq()).isEqualTo(1);
        assertThat(second.contains("slug with spaces", "é")).isTrue();
        assertThat(second.contains("slug with spaces", "b")).isFalse();
    }

    @Test
    void stays_that_ended_are_forgotten() {
        State first = state(temp, null);
        first.announced(ONE, List.of(new StayChange("one", "a", true), new StayChange("two", "b", true)));
        first.announced(ONE, List.of(new StayChange("one", null, false), new StayChange("two", "other", false)));

        State second = state(temp, null);

        assertThat(second.contains("one", "a")).isFalse();
        assertThat(second.contains("two", "b")).isTrue();
    }

    @Test
    void stays_of_this_run_are_not_of_an_earlier_one() {
        State state = state(temp, null);

        state.announced(ONE, List.of(new StayChange("one", "a", true)));

        assertThat(state.contains("one", "a")).isFalse();
    }

    @Test
    void client_id_of_the_application_wins_and_is_not_stored() throws IOException {
        UUID own = UUID.fromString("11111111-2222-4333-8444-555555555555");
        State named = state(temp, own);
        named.nextSeq();

        String clientId = named.clientId();

        assertThat(clientId).isEqualTo(own.toString());
        assertThat(Files.readString(temp.resolve(StateFile.NAME))).doesNotContain(own.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // empty
                "exposure-agent state 2\nend\n", // of a later version
                "exposure-agent state 1\nseq 4\n", // torn
                "exposure-agent state 1\nseq four\nend\n",
                "exposure-agent state 1\nclient_id 1-2\nend\n",
                "exposure-agent state 1\nstay one\nend\n",
                "exposure-agent state 1\nstay %zz a\nend\n",
                "exposure-agent state 1\nwhat\nend\n"
            })
    void file_that_is_unreadable_is_set_aside_and_said_once(String content) throws IOException {
        Files.writeString(temp.resolve(StateFile.NAME), content);

        State state = state(temp, null);

        assertThat(state.nextSeq()).isZero();
        assertThat(temp.resolve("state.unreadable")).hasContent(content);
        assertThat(said()).containsOnlyOnce("is unreadable").contains("set aside as state.unreadable");
        assertThat(temp.resolve(StateFile.NAME)).content().isEqualTo("exposure-agent state 1\nseq 1\nend\n");
    }

    @Test
    void directory_that_cannot_be_written_leaves_the_state_in_memory_and_is_said_once() throws IOException {
        Path file = Files.createFile(temp.resolve("taken"));
        State state = state(file, null);

        String clientId = state.clientId();
        state.nextSeq();

        assertThat(state.clientId()).isEqualTo(clientId);
        assertThat(state.nextSeq()).isEqualTo(1);
        assertThat(said()).containsOnlyOnce("is not writable");
    }

    @Test
    void loading_writes_nothing() {
        State state = state(temp.resolve("never"), null);

        boolean isKnown = state.contains("one", "a");

        assertThat(isKnown).isFalse();
        assertThat(temp.resolve("never")).doesNotExist();
    }

    @Test
    void two_processes_are_one_client_and_repeat_no_number() {
        State first = state(temp, null);
        State second = state(temp, null);

        String clientId = first.clientId();
        List<Integer> numbers = List.of(first.nextSeq(), second.nextSeq(), second.nextSeq(), first.nextSeq());

        assertThat(second.clientId()).isEqualTo(clientId);
        assertThat(numbers).containsExactly(0, 1, 2, 3);
    }

    @Test
    void two_processes_announce_a_stay_once() {
        State first = state(temp, null);
        State second = state(temp, null);
        first.announced(ONE, List.of(BEGINS));

        List<StayChange> again = second.repeated(TWO, List.of(BEGINS));
        List<StayChange> same = second.repeated(ONE, List.of(BEGINS));
        List<StayChange> afterItsEnd = second.repeated(TWO, List.of(new StayChange("one", "a", false), BEGINS));

        assertThat(again).containsExactly(BEGINS);
        assertThat(same).isEmpty();
        assertThat(afterItsEnd).isEmpty();
    }

    @Test
    void stay_of_a_discarded_ping_is_lost_until_one_takes_it() {
        state(temp, null).announced(ONE, List.of(BEGINS));
        State state = state(temp, null);

        state.discarded(ping(ONE));

        assertThat(state.contains("one", "a")).isFalse();
        assertThat(state.takeLost("one", "b")).isFalse();
        assertThat(state.takeLost("one", "a")).isTrue();
        assertThat(state.takeLost("one", "a")).isFalse();
        assertThat(state(temp, null).contains("one", "a")).isFalse();
    }

    @Test
    void ping_that_did_not_announce_the_stay_does_not_lose_it() {
        State state = state(temp, null);
        state.announced(ONE, List.of(BEGINS));

        state.discarded(ping(TWO));

        assertThat(state.isLost("one", "a")).isFalse();
        assertThat(state(temp, null).contains("one", "a")).isTrue();
    }

    @Test
    void file_of_an_earlier_version_names_no_document_and_counts() throws IOException {
        Files.writeString(temp.resolve(StateFile.NAME), "exposure-agent state 1\nseq 4\nstay one a\nend\n");

        State state = state(temp, null);

        assertThat(state.contains("one", "a")).isTrue();
        assertThat(state.repeated(ONE, List.of(BEGINS))).containsExactly(BEGINS);
    }

    @Test
    void directory_that_is_deleted_under_way_takes_nothing_back() throws IOException {
        State state = state(temp, null);
        String clientId = state.clientId();
        state.nextSeq();
        state.announced(ONE, List.of(BEGINS));
        Files.delete(temp.resolve(StateFile.NAME));

        int next = state.nextSeq();

        assertThat(next).isEqualTo(1);
        assertThat(state(temp, null).clientId()).isEqualTo(clientId);
        assertThat(state(temp, null).contains("one", "a")).isTrue();
    }

    @Test
    void identity_that_ended_is_another_one_with_the_first_day_kept() {
        State first = state(temp, null);
        String clientId = first.clientId();
        String day = first.firstRunDate();
        first.nextSeq();
        first.announced(ONE, List.of(BEGINS));
        clock.advance(2 * 86_400_000);

        State next = first.next();
        first.switchingOff();
        first.end(next, Deletion.Reason.SET_UPLOAD_ENABLED);

        State later = state(temp, null);
        for (State of : List.of(next, later)) {
            assertThat(of.isOff()).isTrue();
            assertThat(of.isKnown()).isFalse();
            assertThat(of.isUnclean()).isTrue();
            assertThat(of.firstRunDate()).isEqualTo(day);
            assertThat(of.contains("one", "a")).isFalse();
            assertThat(of.owed())
                    .extracting(deletion -> deletion.clientId() + " " + deletion.reason())
                    .containsExactly(clientId + " SET_UPLOAD_ENABLED");
        }
        assertThat(later.owed()).isEqualTo(next.owed());
        next.switchedOn();
        assertThat(state(temp, null).isOff()).isFalse();
        assertThat(next.nextSeq()).isZero();
        assertThat(next.clientId()).isNotEqualTo(clientId);
    }

    @Test
    void deletion_requests_are_owed_until_all_is_clean() {
        State first = state(temp, null);
        first.clientId();
        State next = first.next();
        first.end(next, Deletion.Reason.AT_INIT);

        next.clean(() -> false);
        List<Deletion> owedStill = state(temp, null).owed();
        next.clean(() -> true);

        assertThat(owedStill).hasSize(1);
        State later = state(temp, null);
        assertThat(later.owed()).isEmpty();
        assertThat(later.isUnclean()).isFalse();
        assertThat(later.isOff()).isFalse();
        next.clean(() -> {
            throw new AssertionError("it is clean");
        });
    }

    @Test
    void crash_while_it_is_switched_off_leaves_it_off_and_to_be_ended() {
        State first = state(temp, null);
        String clientId = first.clientId();

        first.switchingOff();

        State later = state(temp, null);
        assertThat(later.isOff()).isTrue();
        assertThat(later.isEnding()).isTrue();
        assertThat(later.clientId()).isEqualTo(clientId);
    }

    @Test
    void identity_that_another_process_ended_is_over_and_says_so_once() {
        State here = state(temp, null);
        String clientId = here.clientId();
        AtomicInteger told = new AtomicInteger();
        here.whenOver(told::incrementAndGet);
        State elsewhere = state(temp, null);
        elsewhere.end(elsewhere.next(), Deletion.Reason.AT_INIT);

        int seq = here.nextSeq();
        here.announced(ONE, List.of(BEGINS));

        assertThat(here.isOver()).isTrue();
        assertThat(told).hasValue(1);
        State later = state(temp, null);
        assertThat(later.nextSeq()).isEqualTo(seq).isZero();
        assertThat(later.contains("one", "a")).isFalse();
        State next = here.next();
        here.end(next, Deletion.Reason.SET_UPLOAD_ENABLED);
        assertThat(next.owed()).singleElement().extracting(Deletion::clientId).hasToString(clientId);
    }

    @Test
    void nobody_known_owes_no_deletion_request() {
        State fresh = state(temp, null);
        State next = fresh.next();
        State named = state(temp.resolve("named"), ONE);
        State afterNamed = named.next();

        fresh.end(next, Deletion.Reason.SET_UPLOAD_ENABLED);
        named.end(afterNamed, Deletion.Reason.SET_UPLOAD_ENABLED);

        assertThat(next.owed()).isEmpty();
        assertThat(afterNamed.owed()).isEmpty();
    }

    @Test
    void identity_ends_where_nothing_can_be_written_too() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        State first = state(file, null);
        String clientId = first.clientId();
        State next = first.next();

        first.switchingOff();
        first.end(next, Deletion.Reason.SET_UPLOAD_ENABLED);

        assertThat(next.isOff()).isTrue();
        assertThat(next.owed()).singleElement().extracting(Deletion::clientId).hasToString(clientId);
        next.switchedOn();
        assertThat(next.isOff()).isFalse();
        assertThat(next.clientId()).isNotEqualTo(clientId);
    }

    private static Ping ping(UUID id) {
        return new Ping(id, "events", "/submit/shop/events/1/" + id, Map.of(), "{}", 1, List.of(BEGINS), true);
    }

    private State state(Path directory, @Nullable UUID named) {
        Log log = new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Level.INFO);
        State state = new State(new DataDir(directory.toFile()), named, clock, log);
        state.load();
        return state;
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
