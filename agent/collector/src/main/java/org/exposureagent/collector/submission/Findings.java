package org.exposureagent.collector.submission;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one submission. */
final class Findings {

    static final int OK = 200;

    private final List<String> problems = new ArrayList<>();
    private int status = OK;

    /** A fault that only the reader of the data would see. */
    void add(String problem) {
        problems.add(problem);
    }

    /** A fault that the server answers with this status; the first one counts. */
    void refuse(int answer, String problem) {
        status = status == OK ? answer : status;
        problems.add(problem);
    }

    Verdict verdict() {
        return new Verdict(status, problems);
    }
}
