package org.exposureagent.benchmarks.pipeline;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import java.util.concurrent.TimeUnit;

/** OpenTelemetry's batch processor and OTLP over HTTP: a log record with the attributes that the agent's event has. */
final class OpenTelemetryRecording implements Recording {

    private static final AttributeKey<String> EXPERIMENT = AttributeKey.stringKey("experiment");
    private static final AttributeKey<String> BRANCH = AttributeKey.stringKey("branch");
    private static final AttributeKey<String> FEATURE = AttributeKey.stringKey("feature_id");

    private final SdkLoggerProvider provider;
    private final Logger logger;

    OpenTelemetryRecording(String endpoint, int queue) {
        provider = SdkLoggerProvider.builder()
                .addLogRecordProcessor(BatchLogRecordProcessor.builder(OtlpHttpLogRecordExporter.builder()
                                .setEndpoint(endpoint + "/v1/logs")
                                .setCompression("gzip")
                                .build())
                        .setMaxQueueSize(queue)
                        .build())
                .build();
        logger = provider.get("bench");
    }

    @Override
    public void record(String feature) {
        logger.logRecordBuilder()
                .setEventName("exposure")
                .setAttribute(EXPERIMENT, "bench-test")
                .setAttribute(BRANCH, "treatment")
                .setAttribute(FEATURE, feature)
                .emit();
    }

    @Override
    public void flush() {
        provider.forceFlush().join(1, TimeUnit.MINUTES);
    }
}
