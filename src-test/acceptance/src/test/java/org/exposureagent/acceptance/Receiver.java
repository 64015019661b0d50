package org.exposureagent.acceptance;

import java.nio.file.Path;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.collector.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Where the pings of a data directory go.
 *
 * @param collector null: they go to the directory's own file
 */
record Receiver(Path data, @Nullable Collector collector) implements AutoCloseable {

    /** @param sink {@code file} or {@code http} */
    static Receiver of(String sink, Path data) {
        return new Receiver(data, sink.equals("http") ? Collector.start() : null);
    }

    AgentOptions options(AgentOptions options) {
        return collector == null ? options : options.with("endpoint", collector.endpoint());
    }

    /** What arrived, a repeated one too. */
    Documents documents() {
        return Documents.of(
                collector == null
                        ? Pings.inFile(data.resolve("pings.jsonl"))
                        : Pings.received(collector.submissions()));
    }

    @Override
    public void close() {
        if (collector != null) {
            collector.close();
        }
    }
}
