package org.exposureagent.core.exposure.request;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Answer;
import org.exposureagent.core.exposure.Enrollment;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.EventKind;
import org.exposureagent.core.exposure.ExposureSettings;
import org.exposureagent.core.exposure.FakeClock;
import org.jspecify.annotations.Nullable;

/** A recorder of many subjects, and all that it touches. */
final class RequestFixture {

    final FakeClock clock = new FakeClock();
    final Counters counters = new Counters();
    final ByteArrayOutputStream said = new ByteArrayOutputStream();
    final List<Event> events = new ArrayList<>();
    final List<Annotations> annotations = new ArrayList<>();
    final RequestRecorder recorder;
    boolean exposuresAreRefused;

    RequestFixture() {
        this(ExposureSettings.DEFAULT, 1_000);
    }

    RequestFixture(ExposureSettings settings, long tableSize) {
        Log log = new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Level.INFO);
        recorder = new RequestRecorder(
                new RequestSettings(settings, tableSize, subject -> subject), this::append, clock, counters, log);
    }

    private synchronized boolean append(Event event, Annotations of) {
        if (exposuresAreRefused && event.kind() == EventKind.EXPOSURE) {
            return false;
        }
        events.add(event);
        annotations.add(of);
        return true;
    }

    void evaluation(
            String subject, String feature, @Nullable String experiment, @Nullable String branch, Answer answer) {
        recorder.evaluation("openfeature", feature, subject, experiment, branch, null, answer);
    }

    void in(String subject, String feature, String experiment, String branch) {
        evaluation(subject, feature, experiment, branch, Answer.IN);
    }

    /** Such as {@code alice EXPOSURE checkout/treatment cart}; what is null is left out. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Event event : events) {
            String branch = event.branch() == null ? "" : "/" + event.branch();
            String feature = event.feature() == null ? "" : " " + event.feature();
            String reason = event.reason() == null ? "" : " " + event.reason();
            lines.add(event.subject() + " " + event.kind() + " " + event.experiment() + branch + feature + reason);
        }
        return lines;
    }

    long count(String counter) {
        return counters.snapshot().getOrDefault(counter, 0L);
    }

    static Enrollment experiment(String slug, String branch, String... features) {
        return new Enrollment(slug, branch, null, List.of(features), Enrollment.Type.EXPERIMENT);
    }
}
