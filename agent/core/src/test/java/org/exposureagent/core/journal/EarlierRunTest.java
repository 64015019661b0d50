package org.exposureagent.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureagent.core.journal.JournalFixture.annotations;
import static org.exposureagent.core.journal.JournalFixture.drain;
import static org.exposureagent.core.journal.JournalFixture.exposure;
import static org.exposureagent.core.journal.JournalFixture.features;
import static org.exposureagent.core.journal.JournalFixture.seal;
import static org.exposureagent.core.journal.JournalFixture.unsealed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.exposureagent.core.exposure.Annotations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierRunTest {

    private static final int SALT = 7;

    @TempDir
    private Path temp;

    private JournalFixture f;
    private SegmentJournal journal;

    @BeforeEach
    void create() {
        f = new JournalFixture(temp.resolve("data"));
        journal = f.journal(64 << 20);
    }

    @Test
    void what_was_appended_survives() throws IOException {
        journal.append(exposure("one"), annotations(1));
        journal.append(exposure("two"), annotations(2));
        journal.prepare();

        EarlierRun run = only(killed());

        assertThat(run.startMillis()).isEqualTo(JournalFixture.STARTED);
        assertThat(run.nextUnfinished()).isNull();
        assertThat(unsealed(run)).isEqualTo(drain(journal)).hasSize(2);
    }

    @Test
    void seal_that_is_not_stored_is_unfinished_and_its_records_are_in_no_other_ping() throws IOException {
        journal.append(exposure("one"), annotations(1));
        journal.append(exposure("two"), annotations(1));
        journal.append(exposure("three"), annotations(1));
        List<Recorded> all = drain(journal);
        journal.seal(seal(4), List.of(all.get(0)));
        journal.stored();
        journal.seal(seal(5), List.of(all.get(2)));

        EarlierRun run = only(killed());

        assertThat(run.nextUnfinished()).isEqualTo(new EarlierRun.Unfinished(seal(5), List.of(all.get(2))));
        assertThat(run.nextUnfinished()).isNull();
        assertThat(features(unsealed(run))).containsExactly("two");
        assertThat(run.nextSeq()).isEqualTo(6);
        assertThat(run.lastEndMillis()).isEqualTo(seal(5).endMillis());
    }

    @Test
    void seal_made_by_the_adopter_holds_when_it_dies_too() throws IOException {
        journal.append(exposure("one"), annotations(1));
        JournalFixture dead = killed();
        EarlierRun run = only(dead);
        List<Recorded> records = unsealed(run);
        run.seal(seal(1), records);

        EarlierRun again = only(dead.killed(temp.resolve("again")));

        assertThat(again.nextUnfinished()).isEqualTo(new EarlierRun.Unfinished(seal(1), records));
        assertThat(unsealed(again)).isEmpty();
    }

    @Test
    void torn_seal_says_nothing_and_the_next_one_does() throws IOException {
        journal.append(exposure("one"), annotations(1));
        journal.append(exposure("two"), annotations(1));
        List<Recorded> all = drain(journal);
        journal.seal(seal(1), List.of(all.get(0)));
        JournalFixture dead = killed();
        Path seals = dead.files(".seals").get(0);
        byte[] whole = Files.readAllBytes(seals);
        Files.write(seals, Arrays.copyOf(whole, whole.length - 3));
        EarlierRun run = only(dead);
        run.seal(seal(2), List.of(all.get(1)));

        EarlierRun again = only(dead.killed(temp.resolve("again")));

        assertThat(Objects.requireNonNull(again.nextUnfinished()).seal()).isEqualTo(seal(2));
        assertThat(features(unsealed(again))).containsExactly("one");
    }

    @Test
    void stored_run_leaves_nothing() throws IOException {
        journal.append(exposure("one"), annotations(1));
        JournalFixture dead = killed();

        only(dead).stored();

        assertThat(dead.folder.resolve("journal")).isEmptyDirectory();
    }

    @Test
    void run_is_adopted_once_and_never_while_its_process_lives() throws IOException {
        journal.append(exposure("one"), annotations(1));
        JournalFixture dead = killed();

        List<EarlierRun> first = dead.adopted();

        assertThat(first).hasSize(1);
        assertThat(dead.adopted()).isEmpty();
        assertThat(f.adopted()).isEmpty();
    }

    @Test
    void segment_of_another_version_is_set_aside_and_counted() throws IOException {
        journal.append(exposure("one"), annotations(1));
        JournalFixture dead = killed();
        byte[] bytes = Files.readAllBytes(dead.files(".segment").get(0));
        bytes[7]++;
        bytes[SegmentHeader.BYTES / 2 + 7]++;
        Files.write(dead.files(".segment").get(0), bytes);

        EarlierRun run = only(dead);

        assertThat(unsealed(run)).isEmpty();
        assertThat(dead.counters.snapshot()).containsEntry("journal.segments-set-aside", 1L);
        assertThat(dead.files(".corrupt")).hasSize(1);
        assertThat(Files.readAllBytes(dead.files(".corrupt").get(0))).isEqualTo(bytes);
    }

    @Test
    void hole_is_skipped_and_cuts_nothing_behind_it() throws IOException {
        Path segment = smallSegment();
        byte[] bytes = Files.readAllBytes(segment);
        int hole = starts(bytes).get(2);
        Arrays.fill(bytes, hole, hole + 4, (byte) 0);

        JournalFixture damaged = with(bytes, "hole");

        assertThat(features(unsealed(only(damaged)))).containsExactly("one", "three", "four");
        assertThat(damaged.counters.snapshot()).containsEntry("events.lost", 1L);
    }

    @Test
    void damage_at_any_byte_loses_the_events_it_is_in_and_counts_them() throws IOException {
        byte[] segment = Files.readAllBytes(smallSegment());
        List<Integer> starts = starts(segment);
        byte[] whole = Arrays.copyOf(segment, segment.length + 64);
        for (int at = 0; at < whole.length; at++) {
            byte[] bytes = whole.clone();
            bytes[at] ^= 0x5A;

            JournalFixture damaged = with(bytes, "damaged-" + at);
            List<String> left = features(unsealed(only(damaged)));

            assertThat(left).as("byte %s", at).isEqualTo(undamaged(at, starts));
            assertThat(damaged.counters.snapshot())
                    .as("byte %s", at)
                    .isEqualTo(left.size() == 4 ? Map.of() : Map.of("events.lost", 4L - left.size()));
        }
    }

    /** The records are: annotations 1, one, two, annotations 2, three, four. The header is there twice. */
    private static List<String> undamaged(int at, List<Integer> starts) {
        int record = -1;
        while (record + 1 < starts.size() && starts.get(record + 1) <= at) {
            record++;
        }
        return switch (record) {
            case 0 -> List.of("three", "four");
            case 1 -> List.of("two", "three", "four");
            case 2 -> List.of("one", "three", "four");
            case 3 -> List.of("one", "two");
            case 4 -> List.of("one", "two", "four");
            case 5 -> List.of("one", "two", "three");
            default -> List.of("one", "two", "three", "four");
        };
    }

    @Test
    void segment_whose_headers_are_both_damaged_is_set_aside_and_the_next_is_not() throws IOException {
        byte[] whole = Files.readAllBytes(smallSegment());
        byte[] bytes = whole.clone();
        bytes[3] ^= 1;
        bytes[60] ^= 1;
        bytes[SegmentHeader.BYTES / 2] ^= 1;
        JournalFixture damaged = with(bytes, "twice");
        ByteBuffer second = ByteBuffer.wrap(whole);
        new SegmentHeader(2, SALT, JournalFixture.STARTED).write(second);
        Files.write(damaged.folder.resolve("journal/1-a/2.segment"), whole);

        assertThat(features(unsealed(only(damaged)))).containsExactly("one", "two", "three", "four");
        assertThat(damaged.counters.snapshot()).isEqualTo(Map.of("journal.segments-set-aside", 1L));
    }

    @Test
    void truncation_at_any_byte_leaves_every_whole_record_before_it() throws IOException {
        byte[] whole = Files.readAllBytes(smallSegment());
        List<Integer> starts = starts(whole);
        List<String> all = List.of("one", "two", "three", "four");
        for (int length = 0; length <= starts.get(6); length++) {
            int before = 0;
            for (int event : new int[] {1, 2, 4, 5}) {
                before += starts.get(event + 1) <= length ? 1 : 0;
            }

            JournalFixture damaged = with(Arrays.copyOf(whole, length), "cut-" + length);

            assertThat(features(unsealed(only(damaged))))
                    .as("length %s", length)
                    .isEqualTo(all.subList(0, before));
            assertThat(damaged.counters.snapshot()).as("length %s", length).doesNotContainKey("journal.unreadable");
        }
    }

    /** A segment of 4 events in 2 epochs, as small as its records. */
    private Path smallSegment() throws IOException {
        List<byte[]> records = new ArrayList<>();
        for (int epoch = 1; epoch <= 2; epoch++) {
            Annotations annotations = annotations(epoch);
            records.add(Records.of(annotations, SALT));
            records.add(Records.of(exposure(epoch == 1 ? "one" : "three"), epoch, SALT));
            records.add(Records.of(exposure(epoch == 1 ? "two" : "four"), epoch, SALT));
        }
        int length = SegmentHeader.BYTES;
        for (byte[] record : records) {
            length += record.length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        new SegmentHeader(1, SALT, JournalFixture.STARTED).write(bytes);
        int at = SegmentHeader.BYTES;
        for (int i = 0; i < records.size(); i++) {
            byte[] record = records.get(i);
            bytes.put(at, record);
            bytes.putInt(at + 4, Records.checksum(record, i)).putInt(at + 8, i);
            at += record.length;
        }
        return Files.write(temp.resolve("small"), bytes.array());
    }

    /** Where each record begins, and where the last ends. */
    private static List<Integer> starts(byte[] segment) {
        ByteBuffer bytes = ByteBuffer.wrap(segment);
        List<Integer> starts = new ArrayList<>();
        int at = SegmentHeader.BYTES;
        while (at < segment.length) {
            starts.add(at);
            at += Records.validLength(bytes, at, segment.length, SALT);
        }
        starts.add(at);
        return starts;
    }

    /** The data directory of a dead process with this one segment. */
    private JournalFixture with(byte[] segment, String name) throws IOException {
        Path run = Files.createDirectories(temp.resolve(name).resolve("journal/1-a"));
        Files.write(run.resolve("lock"), new byte[0], StandardOpenOption.CREATE);
        Files.write(run.resolve("1.segment"), segment);
        return new JournalFixture(temp.resolve(name));
    }

    private JournalFixture killed() throws IOException {
        return f.killed(temp.resolve("killed"));
    }

    private static EarlierRun only(JournalFixture dead) {
        List<EarlierRun> runs = dead.adopted();
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }
}
