package org.exposureagent.core.exposure;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Log;
import org.jspecify.annotations.Nullable;

/** The one subject of a process: the first that a call names. */
final class Subject {

    private static final long NONE = Long.MIN_VALUE;

    // The String's own hash: cached in it, so that comparing costs a read; who the subject is must not be kept.
    private final AtomicLong first = new AtomicLong(NONE);
    private final LongAdder others;
    private final Log log;

    Subject(Counters counters, Log log) {
        this.others = counters.counter("checks.other-subject");
        this.log = log;
    }

    /** As {@link #admits}, but false, and nothing else, also where it is not known yet. */
    boolean isFirst(@Nullable String subject) {
        return subject == null || first.get() == subject.hashCode();
    }

    /** Whether this is the process's subject, or nobody knows yet who that is. */
    boolean isOrMayBe(String subject) {
        long known = first.get();
        return known == NONE || known == subject.hashCode();
    }

    /** Whether a call is of this process's subject; a call that names none is. */
    boolean admits(@Nullable String subject) {
        if (subject == null) {
            return true;
        }
        long hash = subject.hashCode();
        long known = first.get();
        if (known == hash || (known == NONE && (first.compareAndSet(NONE, hash) || first.get() == hash))) {
            return true;
        }
        others.increment();
        log.once("other-subject", "several subjects in one process, set subject=request");
        return false;
    }
}
