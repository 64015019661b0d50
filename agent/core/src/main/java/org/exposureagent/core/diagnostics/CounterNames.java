package org.exposureagent.core.diagnostics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names that {@link Counters} counts under, and what they mean. The README has the same list. Loaded when somebody
 * reads the counters, not by those who count.
 */
public final class CounterNames {

    /** What the name of a method stands for, in the names that have one for each point. */
    static final String POINT = "POINT";

    private static final Map<String, String> MEANINGS = table();

    private CounterNames() {}

    /** Meanings by name, in the order of the README; a name that ends in {@code .POINT} stands for many. */
    public static Map<String, String> meanings() {
        return MEANINGS;
    }

    private static Map<String, String> table() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put("events.recorded", "events that are in the journal: they survive the death of the process");
        meanings.put("events.dropped", "events that are not, because the journal was full or the event too long");
        meanings.put("events.too-long", "of those, the ones longer than a record may be");
        meanings.put(
                "events.after-close",
                "events that came after the end of the JVM began, or as telemetry was switched off");
        meanings.put(
                "events.lost", "recorded events that damage, or the death of a thread or process, made unreadable");
        meanings.put("checks.before-enrollment", "checks and reads of features on which nobody is enrolled");
        meanings.put("checks.other-subject", "checks by another subject than the first of the process");
        meanings.put("checks.without-subject", "calls that name no subject, with subject=request");
        meanings.put("checks.contended", "checks left out because another thread took too long with that subject");
        meanings.put("subjects.evicted", "subjects forgotten in an experiment, because request.table-size was reached");
        meanings.put("enrollments.unattributed", "enrollments in more experiments or branches than are kept apart");
        meanings.put("exposures.repeated", "checks that were exposed already; counted at log.level=debug only");
        meanings.put(
                "exposures.unattributed",
                "exposures recorded by the application that name no feature of the experiment");
        meanings.put("enrollments.repeated", "enrollments left out of a ping, because another process announced them");
        meanings.put("lifecycle.already-ended", "ends of stays that had ended");
        meanings.put("lifecycle.other-branch", "ends of stays that named another branch than the stay");
        meanings.put("missing-value.POINT", "calls of that method without an event, because a value was null");
        meanings.put("failed-value.POINT", "calls of that method without an event, because a value could not be read");
        meanings.put("faults", "errors of the agent itself on threads of the application");
        meanings.put("pings.sealed", "pings that were stored to be delivered");
        meanings.put("pings.split", "pings that were too large, and became several");
        meanings.put("pings.unwritten", "pings that could not be written to disk, and wait in memory");
        meanings.put("pings.delivered", "pings that the receiver has");
        meanings.put("pings.rejected", "pings discarded because the receiver answered 4xx");
        meanings.put("pings.set-aside", "pings that the receiver could not take, while it took others");
        meanings.put("pings.discarded.count-quota", "pings discarded because too many waited");
        meanings.put("pings.discarded.size-quota", "pings discarded because those that waited were too large");
        meanings.put(
                "pings.discarded.memory-quota", "pings discarded because those that waited in memory were too large");
        meanings.put("pings.discarded.telemetry-off", "pings deleted because telemetry was switched off");
        meanings.put("pings.unreadable", "stored pings that could not be read again");
        meanings.put("pings.not-deleted", "pings whose file could not be deleted; they are not sent again");
        meanings.put(
                "pings.undelivered",
                "pings that were not delivered when the JVM ended; those on disk are sent by the next run");
        meanings.put("uploads.failed", "attempts to deliver that may go better later");
        meanings.put("uploads.failed.4xx", "of those, the ones answered 408 or 429");
        meanings.put("uploads.failed.5xx", "of those, the ones answered 5xx");
        meanings.put("uploads.failed.other", "of those, the ones answered anything else");
        meanings.put("uploads.failed.io", "of those, the ones without an answer, and files that could not be written");
        meanings.put("uploads.retried", "attempts to deliver a ping that had failed before in this process");
        meanings.put("pending.pings", "pings that wait to be delivered");
        meanings.put("pending.bytes", "bytes of those");
        meanings.put("journal.bytes", "bytes of the journal on disk");
        meanings.put("journal.memory-bytes", "bytes of the journal in memory, where the disk takes nothing");
        meanings.put("journal.segments-set-aside", "files of earlier runs that are damaged, or of another version");
        meanings.put("journal.discarded", "journals of earlier runs deleted because telemetry was switched off since");
        meanings.put("journal.unreadable", "journals of earlier runs that could not be read, and stay");
        meanings.put(
                "journal.seals-unwritten",
                "notes of pings that could not be written; after a crash they may be sent twice");
        meanings.put("journal.undeleted", "files of the journal that could not be deleted");
        meanings.put("journal.interrupted", "interruptions by the application while a file was made for it");
        meanings.put("worker.not-started", "1: there was no thread for the work");
        meanings.put("worker.broken", "1: an error ended the recording");
        meanings.put("sender.broken", "1: an error ended the sending");
        return Collections.unmodifiableMap(meanings);
    }
}
