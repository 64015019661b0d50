package org.exposureagent.core.upload;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.exposureagent.core.ping.Ping;

/** Answers as told, and then delivers. */
final class FakeSink implements Sink {

    final List<Ping> attempts = new ArrayList<>();
    final List<Ping> delivered = new ArrayList<>();
    private final Queue<Outcome> answers = new ArrayDeque<>();

    FakeSink answers(Outcome... outcomes) {
        answers.addAll(List.of(outcomes));
        return this;
    }

    @Override
    public synchronized Outcome send(Ping ping) {
        attempts.add(ping);
        Outcome next = answers.poll();
        Outcome outcome = next == null ? Outcome.DELIVERED : next;
        if (outcome instanceof Outcome.Delivered) {
            delivered.add(ping);
        }
        return outcome;
    }

    /** Of what was delivered. */
    synchronized List<String> bodies() {
        List<String> bodies = new ArrayList<>();
        delivered.forEach(ping -> bodies.add(ping.body()));
        return bodies;
    }
}
