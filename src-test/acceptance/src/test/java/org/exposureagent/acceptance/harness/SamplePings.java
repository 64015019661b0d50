package org.exposureagent.acceptance.harness;

/** Two pings as the file sink writes them, each with its line end. */
final class SamplePings {

    static final String ENROLLED = """
            {"path":"/submit/shop/events/1/7a1c0b8e-3b7e-4a53-9a51-2f1f5a0a1c11",\
            "headers":{"Content-Type":"application/json; charset=utf-8"},\
            "body":{"ping_info":{"seq":0,"start_time":"2026-11-24T09:50:11.123+00:00",\
            "end_time":"2026-11-24T09:50:12.500+00:00","reason":"annotation_change",\
            "experiments":{"checkout-test":{"branch":"treatment","extra":{"enrollmentId":"enrollment-31"}},\
            "fast-images":{"branch":"rollout"}}},\
            "client_info":{"telemetry_sdk_build":"0.1.0","first_run_date":"2026-11-24+00:00","os":"Linux",\
            "os_version":"6.1","architecture":"amd64","app_build":"unknown","app_display_version":"unknown"},\
            "events":[{"timestamp":0,"category":"nimbus_events","name":"enrollment",\
            "extra":{"experiment":"checkout-test","branch":"treatment","glean_timestamp":"1795513811200"}},\
            {"timestamp":12,"category":"nimbus_events","name":"exposure",\
            "extra":{"experiment":"checkout-test","branch":"treatment","feature_id":"new-checkout",\
            "glean_timestamp":"1795513811212"}}]}}
            """;

    static final String FAILED = """
            {"path":"/submit/shop/events/1/0c9d2f7a-64a0-4a0b-8a44-6a2c8a0f7b02","headers":{},\
            "body":{"ping_info":{"seq":1,"start_time":"2026-11-24T09:50:12.500+00:00",\
            "end_time":"2026-11-24T09:50:13.000+00:00"},\
            "client_info":{"telemetry_sdk_build":"0.1.0","first_run_date":"2026-11-24+00:00","os":"Linux",\
            "os_version":"6.1","architecture":"amd64","app_build":"unknown","app_display_version":"unknown"},\
            "events":[{"timestamp":0,"category":"nimbus_events","name":"unenroll_failed",\
            "extra":{"experiment":"a \\"quoted\\u002d\\" test","reason":"not-enrolled",\
            "glean_timestamp":"1795513812212"}}]}}
            """;

    private SamplePings() {}
}
