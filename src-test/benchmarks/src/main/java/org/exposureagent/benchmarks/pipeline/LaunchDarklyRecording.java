package org.exposureagent.benchmarks.pipeline;

import com.launchdarkly.sdk.EvaluationReason;
import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.LDValue;
import com.launchdarkly.sdk.server.Components;
import com.launchdarkly.sdk.server.interfaces.ServiceEndpoints;
import com.launchdarkly.sdk.server.subsystems.ClientContext;
import com.launchdarkly.sdk.server.subsystems.EventProcessor;
import com.launchdarkly.sdk.server.subsystems.HttpConfiguration;
import java.net.URI;
import java.time.Duration;

/** LaunchDarkly's event processor: a full event of each evaluation, as a flag in an experiment has. */
final class LaunchDarklyRecording implements Recording {

    private final EventProcessor events;
    private final LDContext subject = LDContext.create("subject");
    private final EvaluationReason reason = EvaluationReason.fallthrough(true);

    LaunchDarklyRecording(String endpoint, int capacity) {
        ClientContext plain = new ClientContext("bench");
        HttpConfiguration http = Components.httpConfiguration().build(plain);
        URI uri = URI.create(endpoint);
        ClientContext context = new ClientContext(
                plain.getSdkKey(),
                plain.getApplicationInfo(),
                http,
                Components.noLogging().build(plain),
                false,
                new ServiceEndpoints(uri, uri, uri),
                Thread.NORM_PRIORITY,
                plain.getWrapperInfo());
        events = Components.sendEvents()
                .capacity(capacity)
                .flushInterval(Duration.ofMillis(100))
                .enableGzipCompression(true)
                .build(context);
    }

    @Override
    public void record(String feature) {
        events.recordEvaluationEvent(
                subject, feature, 1, 1, LDValue.of(true), reason, LDValue.of(false), null, true, null, false, null);
    }

    @Override
    public void flush() {
        events.flush();
    }
}
