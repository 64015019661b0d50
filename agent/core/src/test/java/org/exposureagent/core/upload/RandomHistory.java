package org.exposureagent.core.upload;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.exposure.Annotation;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Enrollment;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.EventKind;
import org.exposureagent.core.exposure.FakeClock;
import org.exposureagent.core.exposure.Recorder;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.journal.FaultyDisk;
import org.exposureagent.core.ping.Ping;
import org.jspecify.annotations.Nullable;

/** What happens to two applications that share a data directory: all of it follows from the seed. */
final class RandomHistory {

    private static final int MAX_EVENTS = 6;

    private final Random random;
    private final File folder;
    private final FakeClock clock = new FakeClock();
    private final Counters counters = new Counters();
    private final List<String> steps = new ArrayList<>();
    private final List<Decided> decided = new ArrayList<>();
    private final List<Ping> arrived = new ArrayList<>();
    private final Application[] applications;
    private boolean receiverWorks;
    private int runs;
    private int crashes;

    RandomHistory(int seed, Path folder) {
        this.random = new Random(seed);
        this.folder = folder.toFile();
        this.applications = new Application[1 + seed % 2];
        for (int i = 0; i < applications.length; i++) {
            applications[i] = new Application("AB".charAt(i));
        }
    }

    /**
     * An event whose {@code append} returned.
     *
     * @param run number of the process run
     * @param active what the model says was active for it: an enrollment's own state, an end's state before it
     */
    record Decided(int run, Event event, Map<String, Annotation> active) {}

    /** One application over its runs, and what it believes. */
    private final class Application {

        private final char name;
        private final FaultyDisk disk = new FaultyDisk();
        private final Set<String> journals = new HashSet<>();
        private final Map<String, Annotation> active = new HashMap<>();
        private final List<Decided> held = new ArrayList<>();
        private final Map<Decided, Annotations> heldUnder = new HashMap<>();
        private Map<String, Annotation> before = Map.of();
        private @Nullable DrivenRun run;
        private @Nullable Recorder recorder;
        private int number;

        Application(char name) {
            this.name = name;
        }

        void step() {
            clock.advance(1);
            try {
                if (run == null) {
                    start();
                } else {
                    act(run, Objects.requireNonNull(recorder));
                }
                note();
            } catch (FaultyDisk.Crash e) {
                note();
                die();
            }
        }

        private void start() {
            say("starts");
            number = ++runs;
            DataDir data = new DataDir(folder, disk);
            DrivenRun fresh = new DrivenRun(new DrivenRun.Parts(
                    data,
                    RandomHistory.this::receive,
                    MAX_EVENTS,
                    null,
                    random::nextDouble,
                    clock,
                    counters,
                    Samples.SILENT));
            run = fresh;
            recorder = fresh.recorder(this::append);
            for (String journal : journals()) {
                if (journal.startsWith("dead")) {
                    journals.add(journal);
                }
            }
            fresh.start();
        }

        private void act(DrivenRun run, Recorder recorder) {
            String experiment = "x" + random.nextInt(4);
            String branch = random.nextBoolean() ? "a" : "b";
            switch (random.nextInt(20)) {
                case 0, 1, 2, 3 -> enroll(recorder, experiment, branch);
                case 4 -> end(recorder, EventKind.UNENROLLMENT, experiment);
                case 5 -> end(recorder, EventKind.DISQUALIFICATION, experiment);
                case 6 -> resume(recorder, experiment);
                case 7, 8, 9 -> {
                    say("works");
                    run.turn();
                }
                case 10 -> {
                    say("waits");
                    clock.advance(61_000);
                    run.turn();
                }
                case 11 -> release();
                case 12, 13 -> mishap();
                default -> {
                    say("checks " + experiment);
                    recorder.check("f-" + experiment, null);
                }
            }
        }

        private void enroll(Recorder recorder, String experiment, String branch) {
            say("enrolls in " + experiment + "/" + branch);
            recorder.enrolled(enrollment(experiment, branch));
            active.put(experiment, annotation(branch));
        }

        private void end(Recorder recorder, EventKind kind, String experiment) {
            Annotation known = active.get(experiment);
            if (known == null) {
                return;
            }
            say(kind + " of " + experiment);
            if (kind == EventKind.UNENROLLMENT) {
                recorder.unenrolled(experiment, known.branch(), "r");
            } else {
                recorder.disqualified(experiment, null, null);
            }
            active.remove(experiment);
        }

        /** An SDK lists what an earlier run enrolled in. */
        private void resume(Recorder recorder, String experiment) {
            Annotation earlier = before.get(experiment);
            if (earlier == null || active.containsKey(experiment)) {
                return;
            }
            say("is still in " + experiment + "/" + earlier.branch());
            recorder.active(enrollment(experiment, earlier.branch()));
            active.put(experiment, earlier);
        }

        private void mishap() {
            switch (random.nextInt(4)) {
                case 0 -> {
                    say("ends");
                    finish();
                }
                case 1 -> throw FaultyDisk.crash();
                default -> {
                    int operations = random.nextInt(16);
                    say("will die after " + operations + " file operations");
                    disk.dieAfter(operations);
                }
            }
        }

        void finish() {
            DrivenRun ending = run;
            if (ending != null) {
                release();
                ending.finish();
                forget();
            }
        }

        /** What the process held is left as it lies; another one can have it. */
        private void die() {
            say("dies");
            crashes++;
            for (String journal : journals) {
                bury(journal);
            }
            forget();
        }

        private void bury(String journal) {
            File of = new File(folder, "journal/" + journal);
            File grave = new File(folder, "journal/dead-" + crashes + "-" + journal.hashCode());
            if (of.renameTo(grave)) {
                File lock = new File(grave, "lock");
                try { // those who hold the old one hold nothing any more
                    if (lock.delete()) {
                        Files.createFile(lock.toPath());
                    }
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        }

        private void forget() {
            before = Map.copyOf(active);
            active.clear();
            held.clear();
            heldUnder.clear();
            journals.clear();
            disk.dieAfter(Long.MAX_VALUE);
            run = null;
            recorder = null;
        }

        /** What the recorder decided; threads race, so that an exposure may come to the journal late. */
        private boolean append(Event event, Annotations annotations) {
            Map<String, Annotation> then = new HashMap<>(active);
            if (event.kind() == EventKind.ENROLLMENT) {
                then.put(event.experiment(), annotation(String.valueOf(event.branch())));
            }
            Decided now = new Decided(number, event, then);
            if (event.kind() == EventKind.EXPOSURE && random.nextInt(6) == 0) {
                held.add(now);
                heldUnder.put(now, annotations);
                return true;
            }
            return append(now, annotations);
        }

        private boolean append(Decided now, Annotations annotations) {
            boolean accepted = Objects.requireNonNull(run).journal.append(now.event, annotations);
            if (accepted) {
                decided.add(now);
            }
            return accepted;
        }

        private void release() {
            if (!held.isEmpty()) {
                say("gets " + held.size() + " late exposures");
            }
            while (!held.isEmpty()) {
                Decided late = held.remove(0);
                append(late, Objects.requireNonNull(heldUnder.remove(late)));
            }
        }

        /** Which journals are this process's. */
        private void note() {
            for (String journal : journals()) {
                boolean isAnothers = journal.startsWith("dead");
                for (Application other : applications) {
                    isAnothers |= other != this && other.journals.contains(journal);
                }
                if (!isAnothers) {
                    journals.add(journal);
                }
            }
        }

        private void say(String what) {
            steps.add(name + " " + what);
        }
    }

    void play(int count) {
        for (int i = 0; i < count; i++) {
            applications[random.nextInt(applications.length)].step();
        }
        receiverWorks = true;
        for (Application application : applications) {
            application.disk.dieAfter(Long.MAX_VALUE);
            application.finish();
        }
        applications[0].step(); // starts, if only to find what is left
        applications[0].finish();
    }

    /** @throws AssertionError if a ping says what was not, or an event is missing or twice */
    void check() {
        new Truth(decided, arrived, MAX_EVENTS, applications.length == 1).check();
        String[] pending = new File(folder, "pending").list();
        if (journals().length > 0 || (pending != null && pending.length > 0)) {
            throw new AssertionError("something is left: " + List.of(journals()));
        }
    }

    int crashes() {
        return crashes;
    }

    int events() {
        return decided.size();
    }

    @Override
    public String toString() {
        return String.join("\n", steps);
    }

    private Outcome receive(Ping ping) {
        int luck = receiverWorks ? 9 : random.nextInt(10);
        if (luck < 2) {
            return new Outcome.Failed(null, 503);
        }
        arrived.add(ping);
        return luck == 2 ? new Outcome.Failed(null, "cut before the answer") : Outcome.DELIVERED;
    }

    private String[] journals() {
        String[] names = new File(folder, "journal").list();
        return names == null ? new String[0] : names;
    }

    private static Enrollment enrollment(String experiment, String branch) {
        return new Enrollment(
                experiment,
                branch,
                annotation(branch).enrollmentId(),
                List.of("f-" + experiment),
                Enrollment.Type.EXPERIMENT);
    }

    private static Annotation annotation(String branch) {
        return new Annotation(branch, branch.equals("a") ? null : "id-" + branch);
    }
}
