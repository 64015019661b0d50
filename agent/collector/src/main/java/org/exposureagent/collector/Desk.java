package org.exposureagent.collector;

import java.io.IOException;
import java.io.PrintStream;
import org.exposureagent.collector.submission.Submission;

/** Stores what comes, prints a line of each, and counts. */
final class Desk implements Inbox {

    private static final int OK = 200;
    private static final int INSUFFICIENT_STORAGE = 507;

    private final Folder folder;
    private final PrintStream out;
    private int stored;
    private int duplicates;
    private int faulty;

    Desk(Folder folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    @Override
    public synchronized Answer take(Submission submission) {
        int status = submission.verdict().status();
        if (status != OK) {
            faulty++;
            say("refused " + status, submission, problems(submission));
            return Answer.of(status);
        }
        try {
            keep(submission);
            return Answer.of(OK);
        } catch (IOException e) {
            faulty++;
            say("not stored", submission, ": " + e);
            return Answer.of(INSUFFICIENT_STORAGE);
        }
    }

    /** How much came. */
    synchronized String summary() {
        return stored + " stored, " + duplicates + " sent again, " + faulty + " with problems";
    }

    private void keep(Submission submission) throws IOException {
        switch (folder.keep(submission)) {
            case DUPLICATE -> {
                duplicates++;
                say("duplicate", submission, "");
            }
            case CONFLICT -> {
                stored++;
                faulty++;
                say("invalid", submission, ": another ping had this document id" + problems(submission));
            }
            case NEW -> {
                stored++;
                boolean valid = submission.problems().isEmpty();
                faulty += valid ? 0 : 1;
                say(valid ? "ok" : "invalid", submission, problems(submission));
            }
        }
    }

    private void say(String verdict, Submission submission, String problems) {
        String line = verdict + " " + submission.summary() + problems;
        // what was sent must not write lines of its own, nor steer a terminal
        out.println(line.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?"));
    }

    private static String problems(Submission submission) {
        return submission.problems().isEmpty() ? "" : ": " + String.join("; ", submission.problems());
    }
}
