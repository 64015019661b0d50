package org.exposureagent.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.FakeClock;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.journal.FaultyDisk;
import org.exposureagent.core.ping.Deletion;
import org.exposureagent.core.ping.Ping;
import org.exposureagent.core.ping.State;
import org.exposureagent.core.ping.StayChange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PendingPingsTest {

    @TempDir
    private File temp;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Log log = new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Level.INFO);
    private final Counters counters = new Counters();
    private State state;
    private PendingPings pending;

    @BeforeEach
    void create() {
        state = Samples.state(temp, new FakeClock());
        pending = in(temp, state);
    }

    @Test
    void pings_leave_in_their_order() {
        pending.addAll(List.of(Samples.ping(2), Samples.ping(1)));

        pending.delivered(Samples.ping(2));

        assertThat(numbers(pending)).containsExactly(1);
        assertThat(files()).hasSize(1);
    }

    @Test
    void pings_outlive_the_process_whole() {
        List<Ping> pings = List.of(
                Samples.ping(1, "{\"é\":\"\\n\"}"),
                Samples.exposures(2),
                Samples.ping(3, "{}", List.of(new StayChange("a b", null, false)), true));
        pending.addAll(pings);

        List<Ping> left = drained(in(temp, Samples.state(temp, new FakeClock())));

        assertThat(left).isEqualTo(pings);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void files_are_the_users_alone() throws IOException {
        pending.addAll(List.of(Samples.ping(1)));

        Path file = temp.toPath().resolve("pending").resolve(files().get(0));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void ping_that_is_pending_is_not_added_again() {
        pending.addAll(List.of(Samples.ping(1), Samples.ping(2)));

        pending.addAll(List.of(Samples.ping(1)));
        in(temp, state).addAll(List.of(Samples.ping(2)));

        assertThat(numbers(pending)).containsExactly(1, 2);
    }

    @Test
    void ping_that_was_delivered_is_neither_added_nor_sent_again_though_its_file_is_there() throws IOException {
        pending.addAll(List.of(Samples.ping(1), Samples.ping(2)));
        Path file = temp.toPath().resolve("pending").resolve(files().get(0));
        byte[] bytes = Files.readAllBytes(file);
        pending.delivered(Samples.ping(1));
        Files.write(file, bytes);

        pending.addAll(List.of(Samples.ping(1)));

        assertThat(all(pending)).containsExactly(Samples.ping(2));
    }

    @Test
    void two_processes_see_one_queue() {
        PendingPings other = in(temp, Samples.state(temp, new FakeClock()));
        pending.addAll(List.of(Samples.ping(1)));
        other.addAll(List.of(Samples.ping(2)));
        pending.addAll(List.of(Samples.ping(3)));

        other.delivered(Objects.requireNonNull(other.head()));

        assertThat(numbers(pending)).containsExactly(2, 3);
    }

    @Test
    void stay_that_another_process_announced_is_left_out_and_an_empty_ping_not_stored() {
        PendingPings other = in(temp, Samples.state(temp, new FakeClock()));
        pending.addAll(List.of(Samples.enrollment(1, "a")));

        other.addAll(List.of(Samples.enrollment(2, "a"), Samples.enrollment(3, "b")));

        assertThat(numbers(pending)).containsExactly(1, 3);
        assertThat(counters.snapshot()).containsEntry("enrollments.repeated", 1L);
    }

    /** Its journal says what it was sealed with, and a process that recovers it does not know what was left out. */
    @Test
    void ping_that_is_recovered_while_it_waits_and_again_once_it_is_delivered_has_one_content() {
        Ping sealed = Samples.enrollmentAndExposure(2, "a");
        pending.addAll(List.of(Samples.enrollment(1, "a"), sealed));
        PendingPings recovering = in(temp, Samples.state(temp, new FakeClock()));
        recovering.addAll(List.of(sealed));
        Ping delivered = drained(recovering).get(1);

        PendingPings again = in(temp, Samples.state(temp, new FakeClock()));
        again.addAll(List.of(sealed));

        assertThat(delivered.body()).doesNotContain("enrollment");
        assertThat(drained(again)).containsExactly(delivered);
    }

    @Test
    void stay_is_known_though_the_process_died_before_it_was_noted() throws IOException {
        pending.addAll(List.of(Samples.enrollment(1, "a")));
        Files.delete(temp.toPath().resolve("state"));
        State next = Samples.state(temp, new FakeClock());

        in(temp, next).addAll(List.of(Samples.enrollment(2, "a")));

        assertThat(numbers(pending)).containsExactly(1);
    }

    @Test
    void stay_is_known_to_a_process_that_lives_though_another_died_before_it_was_noted() throws IOException {
        PendingPings other = in(temp, Samples.state(temp, new FakeClock()));
        other.head();
        pending.addAll(List.of(Samples.enrollment(1, "a")));
        Files.delete(temp.toPath().resolve("state"));

        other.addAll(List.of(Samples.enrollment(2, "a")));

        assertThat(numbers(other)).containsExactly(1);
    }

    @Test
    void oldest_exposures_go_first_when_pings_are_too_many() {
        pending.addAll(List.of(Samples.ping(1), Samples.exposures(2), Samples.ping(3), Samples.exposures(4)));
        for (int i = 5; i <= Limits.PENDING_PINGS; i++) {
            pending.addAll(List.of(Samples.ping(i)));
        }

        pending.addAll(List.of(Samples.exposures(901)));
        pending.addAll(List.of(Samples.ping(902)));
        pending.addAll(List.of(Samples.ping(903)));

        List<Integer> left = numbers(pending);
        assertThat(left).hasSize(Limits.PENDING_PINGS).contains(1, 3, 902, 903).doesNotContain(2, 4, 901);
        assertThat(counters.snapshot()).containsEntry("pings.discarded.count-quota", 3L);
    }

    @Test
    void oldest_lifecycle_events_go_when_nothing_else_is_left_and_their_stay_is_lost() {
        pending.addAll(IntStream.range(0, Limits.PENDING_PINGS)
                .mapToObj(i -> Samples.ping(i, "{}", List.of(new StayChange("x" + i, "a", true)), true))
                .collect(Collectors.toList()));

        pending.addAll(List.of(Samples.ping(900)));

        assertThat(pending.size()).isEqualTo(Limits.PENDING_PINGS);
        assertThat(state.takeLost("x0", "a")).isTrue();
        assertThat(state.takeLost("x1", "a")).isFalse();
        assertThat(counters.snapshot()).containsEntry("pings.discarded.count-quota", 1L);
    }

    @Test
    void bytes_are_bounded() {
        String large = "x".repeat(900 * 1024);
        for (int i = 0; i < 57; i++) {
            pending.addAll(List.of(Samples.ping(i, large, List.of(), i == 0)));
        }

        assertThat(pending.size()).isEqualTo(56);
        assertThat(numbers(pending)).startsWith(0, 2).endsWith(56);
        assertThat(counters.snapshot()).containsEntry("pings.discarded.size-quota", 1L);
    }

    @Test
    void ping_too_large_for_a_receiver_becomes_parts_that_are_the_same_when_added_again() {
        Ping large = large();

        pending.addAll(List.of(large));
        List<Ping> parts = new ArrayList<>(all(pending));
        pending.addAll(List.of(large));

        assertThat(parts)
                .hasSizeGreaterThan(1)
                .allSatisfy(part -> assertThat(Fitting.gzip(part.body())).hasSizeLessThanOrEqualTo(Limits.BODY_BYTES));
        assertThat(parts.get(0).documentId()).isEqualTo(large.documentId());
        assertThat(parts).extracting(Ping::documentId).doesNotHaveDuplicates();
        assertThat(parts).extracting(Ping::seq).doesNotHaveDuplicates();
        assertThat(parts.stream()
                        .mapToInt(part -> part.body().split("\"exposure\"", -1).length - 1)
                        .sum())
                .isEqualTo(8);
        assertThat(all(pending)).isEqualTo(parts);
    }

    @Test
    void torn_or_damaged_file_is_set_aside_and_counted_and_the_rest_works() throws IOException {
        pending.addAll(List.of(Samples.ping(1), Samples.ping(2), Samples.ping(3)));
        Path folder = temp.toPath().resolve("pending");
        byte[] whole = Files.readAllBytes(folder.resolve(files().get(0)));
        Files.write(folder.resolve(files().get(0)), java.util.Arrays.copyOf(whole, whole.length - 1));
        byte[] other = Files.readAllBytes(folder.resolve(files().get(1)));
        other[other.length / 2] ^= 1;
        Files.write(folder.resolve(files().get(1)), other);

        List<Integer> left = numbers(in(temp, Samples.state(temp, new FakeClock())));

        assertThat(left).containsExactly(3);
        assertThat(counters.snapshot()).containsEntry("pings.unreadable", 2L);
        assertThat(files()).filteredOn(name -> name.endsWith(".aside")).hasSize(2);
    }

    @Test
    void unwritable_directory_leaves_pings_in_memory_bounded_and_is_said_once() throws IOException {
        File taken = Files.createFile(temp.toPath().resolve("taken")).toFile();
        PendingPings inMemory = in(taken, new State(new DataDir(taken), null, new FakeClock(), log));
        String large = "x".repeat(1000 * 1024);

        for (int i = 0; i < 17; i++) {
            inMemory.addAll(List.of(Samples.ping(i, large, List.of(), false)));
        }

        assertThat(all(inMemory)).extracting(Ping::seq).startsWith(1).hasSize(16);
        assertThat(inMemory.isStored(Objects.requireNonNull(inMemory.head()))).isFalse();
        assertThat(counters.snapshot()).containsEntry("pings.discarded.memory-quota", 1L);
        assertThat(said.toString(StandardCharsets.UTF_8)).containsOnlyOnce("is not writable");
    }

    @Test
    void pings_that_a_full_disk_did_not_take_are_stored_when_it_has_room() {
        FaultyDisk disk = new FaultyDisk();
        PendingPings faulty = new PendingPings(new DataDir(temp, disk), state, counters, log);
        faulty.addAll(List.of(Samples.ping(1)));
        disk.fill(200);
        faulty.addAll(List.of(Samples.ping(2), Samples.exposures(3)));
        boolean storedWhenFull = faulty.areStored();
        List<String> filesWhenFull = files();
        disk.free();

        faulty.addAll(List.of(Samples.ping(4)));

        assertThat(storedWhenFull).isFalse();
        assertThat(filesWhenFull).hasSize(1);
        assertThat(faulty.areStored()).isTrue();
        assertThat(numbers(in(temp, state))).containsExactly(1, 2, 3, 4);
        assertThat(said.toString(StandardCharsets.UTF_8)).containsOnlyOnce("is not writable");
    }

    @Test
    void directory_that_is_deleted_under_way_is_made_again() throws IOException {
        pending.addAll(List.of(Samples.ping(1)));
        for (String name : files()) {
            Files.delete(temp.toPath().resolve("pending").resolve(name));
        }
        Files.delete(temp.toPath().resolve("pending"));

        pending.addAll(List.of(Samples.ping(2)));

        assertThat(numbers(pending)).containsExactly(2);
    }

    @Test
    void leftovers_are_seen_without_touching_anything() {
        boolean before = pending.hasLeftovers();
        pending.addAll(List.of(Samples.ping(1)));

        assertThat(before).isFalse();
        assertThat(in(temp, state).hasLeftovers()).isTrue();
    }

    @Test
    void clean_leaves_deletion_requests_only_which_are_first_and_never_in_want_of_room() throws IOException {
        pending.addAll(List.of(Samples.ping(1), Samples.exposures(2)));
        Files.writeString(temp.toPath().resolve("pending/0000000000000009-l-x.ping.aside"), "old");

        boolean isStored = pending.clean(List.of(Samples.ping(3)));
        PendingPings next = in(temp, Samples.state(temp, new FakeClock()));
        next.clean(List.of(Samples.ping(4)));
        for (int i = 0; i < Limits.PENDING_PINGS + 10; i++) {
            next.addAll(List.of(Samples.ping(100 + i)));
        }

        assertThat(isStored).isTrue();
        assertThat(counters.snapshot())
                .containsEntry("pings.discarded.telemetry-off", 2L)
                .containsEntry("pings.discarded.count-quota", 12L);
        assertThat(numbers(next)).hasSize(Limits.PENDING_PINGS).startsWith(3, 4, 112);
        assertThat(files()).noneMatch(name -> name.endsWith(".aside"));
    }

    @Test
    void identity_that_is_over_neither_gives_nor_takes_pings() {
        pending.addAll(List.of(Samples.ping(1)));
        State elsewhere = Samples.state(temp, new FakeClock());
        elsewhere.end(elsewhere.next(), Deletion.Reason.AT_INIT);

        Ping head = pending.head();
        pending.addAll(List.of(Samples.ping(2)));

        assertThat(head).isNull();
        assertThat(pending.size()).isZero();
        assertThat(pending.areStored()).isTrue();
        assertThat(files()).hasSize(1);
        assertThat(counters.snapshot()).containsEntry("pings.discarded.telemetry-off", 1L);
    }

    /** Incompressible, of eight events. */
    private static Ping large() {
        Random random = new Random(1);
        String events = IntStream.range(0, 8)
                .mapToObj(i -> {
                    byte[] noise = new byte[300 * 1024];
                    random.nextBytes(noise);
                    return "{\"timestamp\":" + i + ",\"name\":\"exposure\",\"extra\":{\"noise\":\""
                            + java.util.Base64.getEncoder().encodeToString(noise) + "\"}}";
                })
                .collect(Collectors.joining(","));
        return Samples.ping(7, "{\"ping_info\":{\"seq\":7},\"events\":[" + events + "]}", List.of(), false);
    }

    private PendingPings in(File directory, State of) {
        return new PendingPings(new DataDir(directory), of, counters, log);
    }

    private List<String> files() {
        String[] names = new File(temp, "pending").list();
        return names == null ? List.of() : List.of(names).stream().sorted().collect(Collectors.toList());
    }

    /** By the files, which name the document ids of {@link Samples}, after the queue looked at them. */
    private List<Integer> numbers(PendingPings pending) {
        Ping head = pending.head();
        List<Integer> numbers = files().stream()
                .filter(name -> name.endsWith(".ping"))
                .map(name -> (int) Long.parseLong(name.substring(name.length() - 17, name.length() - 5), 16))
                .collect(Collectors.toList());
        assertThat(pending.size()).isEqualTo(numbers.size());
        assertThat(head == null ? null : head.seq()).isEqualTo(numbers.isEmpty() ? null : numbers.get(0));
        return numbers;
    }

    private static List<Ping> all(PendingPings pending) {
        List<Ping> all = new ArrayList<>();
        for (Ping ping = pending.at(0); ping != null; ping = pending.at(all.size())) {
            all.add(ping);
        }
        return all;
    }

    private static List<Ping> drained(PendingPings pending) {
        List<Ping> all = new ArrayList<>();
        for (Ping head = pending.head(); head != null; head = pending.head()) {
            all.add(head);
            pending.delivered(head);
        }
        return all;
    }
}
