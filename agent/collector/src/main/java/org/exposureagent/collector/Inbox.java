package org.exposureagent.collector;

import org.exposureagent.collector.submission.Submission;

/** Where a {@link Server} brings what it gets. Called by several threads at once. */
interface Inbox {

    /** Takes a submission, and says what its sender is told. */
    Answer take(Submission submission);
}
