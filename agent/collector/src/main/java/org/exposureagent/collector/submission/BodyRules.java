package org.exposureagent.collector.submission;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The body: {@code glean.1.schema.json} of mozilla-pipeline-schemas. */
final class BodyRules {

    private static final Set<String> SECTIONS = Set.of("$schema", "ping_info", "client_info", "metrics", "events");
    private static final Pattern METRIC = Pattern.compile("[a-z_][a-z0-9_.]{1,110}");

    private BodyRules() {}

    /** @param ping the name of the ping, which may ask for more than the schema does */
    static void check(Map<?, ?> json, String ping, Findings findings) {
        Section body = Section.whole(findings, "Glean", json);
        body.hasOnly(SECTIONS);
        Annotations annotations = checkInfos(body);
        checkMetrics(body);
        List<Section> events = body.sections("events");
        EventRules.check(events, annotations);
        if (ping.equals("events")) {
            body.requires("events");
        }
    }

    private static Annotations checkInfos(Section body) {
        Section client = body.requires("client_info") ? body.section("client_info") : null;
        if (client != null) {
            InfoRules.checkClient(client);
        }
        Section ping = body.requires("ping_info") ? body.section("ping_info") : null;
        if (ping == null) {
            return Annotations.of(null);
        }
        InfoRules.checkPing(ping);
        return Annotations.of(ping.section("experiments"));
    }

    private static void checkMetrics(Section body) {
        Section metrics = body.section("metrics");
        if (metrics == null) {
            return;
        }
        for (String type : metrics.keys()) {
            Section ofType = metrics.section(type);
            if (ofType == null) {
                continue;
            }
            for (String name : ofType.keys()) {
                if (!METRIC.matcher(name).matches()) {
                    ofType.add(name, "is not the name of a metric");
                }
                if (type.equals("string")) {
                    ofType.string(name, Limits.STRING_BYTES);
                }
            }
        }
    }
}
