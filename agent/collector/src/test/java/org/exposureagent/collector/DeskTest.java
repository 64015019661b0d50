package org.exposureagent.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.exposureagent.collector.submission.Samples;
import org.exposureagent.collector.submission.Submission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {

    private static final String OTHER_BODY = Samples.BODY.replace("\"seq\":0", "\"seq\":1");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path parent;

    private Path folder;
    private Desk desk;

    @BeforeEach
    void open() throws IOException {
        folder = parent.resolve("a/b");
        desk = newDesk();
    }

    @Test
    void good_submission_is_stored_and_printed() throws IOException {
        Answer answer = desk.take(Samples.good());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(lines()).containsExactly("ok " + Samples.good().summary());
        assertThat(files()).containsExactly(Samples.ID + ".json");
        assertThat(Files.readString(folder.resolve(Samples.ID + ".json")))
                .startsWith("{\"path\":\"" + Samples.PATH + "\",\"headers\":{\"Content-Encoding\":\"gzip\",")
                .endsWith("},\"body\":" + Samples.BODY + "}\n");
    }

    @Test
    void submission_with_problems_is_stored_and_printed_with_them() throws IOException {
        desk.take(Samples.withBody("[]"));

        assertThat(lines()).containsExactly("invalid shop/events " + Samples.ID + ": the body is not a JSON object");
        assertThat(Files.readString(folder.resolve(Samples.ID + ".json")))
                .endsWith(",\"problems\":[\"the body is not a JSON object\"],\"body\":[]}\n");
    }

    @Test
    void body_that_is_no_json_is_stored_as_a_string() throws IOException {
        desk.take(Samples.withBody("{\"half"));

        assertThat(Files.readString(folder.resolve(Samples.ID + ".json"))).endsWith(",\"body\":\"{\\\"half\"}\n");
    }

    @Test
    void refused_submission_is_printed_and_not_stored() throws IOException {
        Answer answer = desk.take(Samples.withPath("/other"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(lines()).singleElement().asString().startsWith("refused 404 POST /other: the path is not ");
        assertThat(files()).isEmpty();
    }

    @Test
    void submission_that_comes_again_is_known_even_after_a_restart() throws IOException {
        desk.take(Samples.good());
        desk.take(Samples.good());

        newDesk().take(Samples.good());

        assertThat(lines())
                .extracting(line -> line.replaceFirst(" .*", ""))
                .containsExactly("ok", "duplicate", "duplicate");
        assertThat(files()).hasSize(1);
    }

    @Test
    void other_ping_with_the_same_document_id_is_stored_beside_it_once() throws IOException {
        Submission other = Samples.withBody(OTHER_BODY);

        desk.take(Samples.good());
        desk.take(other);
        desk.take(other);

        assertThat(lines().get(1)).startsWith("invalid ").endsWith(": another ping had this document id");
        assertThat(lines().get(2)).startsWith("duplicate ");
        assertThat(files()).containsExactly(Samples.ID + "-2.json", Samples.ID + ".json");
    }

    @Test
    void folder_that_went_away_is_told_to_sender_and_reader() throws IOException {
        Files.delete(folder);

        Answer answer = desk.take(Samples.good());

        assertThat(answer.status()).isEqualTo(507);
        assertThat(lines())
                .singleElement()
                .asString()
                .startsWith("not stored shop/events")
                .contains("NoSuchFile");
    }

    @Test
    void line_is_one_line_whatever_was_sent() {
        desk.take(Samples.withBody(Samples.BODY.replace("annotation_change", "a\\nb\\u001b[1m\\u2028c")));

        assertThat(lines()).singleElement().asString().contains("#0 a?b?[1m?c ");
    }

    @Test
    void summary_counts() {
        desk.take(Samples.good());
        desk.take(Samples.good());
        desk.take(Samples.withBody(OTHER_BODY));
        desk.take(Samples.withPath("/other"));

        assertThat(desk.summary()).isEqualTo("2 stored, 1 sent again, 2 with problems");
    }

    private Desk newDesk() throws IOException {
        return new Desk(Folder.at(folder), new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
