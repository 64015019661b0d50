package org.exposureagent.core.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.exposure.ExposureSettings;
import org.exposureagent.core.exposure.Mapping;
import org.exposureagent.core.exposure.Recorder;
import org.exposureagent.integrations.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an OpenFeature result and the SDK inside its provider say together. Values that are not named are null. */
class EvaluationTest {

    private static final List<Mapping> MAPPINGS = List.of(
            new Mapping("outer", "mapped-outside", "mapped", Map.of("v", "on")),
            new Mapping("inner", "mapped-inside", "mapped", Map.of("1", "one")));

    private final List<String> events = new ArrayList<>();
    private final Recorder recorder = new Recorder(
            new ExposureSettings(ExposureSettings.DEFAULT.mode(), ExposureSettings.DEFAULT.ttl(), Set.of(), MAPPINGS),
            (event, annotations) -> events.add(event.experiment() + "/" + event.branch()),
            (experiment, branch) -> true,
            Clock.SYSTEM,
            new Counters(),
            new Log(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), Level.INFO));

    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "feature=f                                     | enrolled=true;experiment=f/r;branch=1 | f/r/1",
                "feature=f;branch=v                            | enrolled=true;experiment=f/r;branch=1 | f/r/1",
                "feature=f;branch=v                            | enrolled=true;experiment=f/r          | f/r/v",
                "feature=f;branch=v;experiment=x               | enrolled=true;experiment=f/r;branch=1 | x/v",
                "feature=f;branch=v;experiment=x               | enrolled=false;branch=1               | none",
                "feature=f;branch=v;experiment=x;reason=SPLIT  | enrolled=false;branch=1               | none",
                "feature=f;branch=v;experiment=x;reason=SPLIT  | branch=1                              | x/v",
                "feature=f;branch=v;experiment=x;enrolled=true | enrolled=false;branch=1               | x/v",
                "feature=f;branch=v;experiment=x;active=false  | enrolled=true;branch=1                | none",
                "feature=f;reason=SPLIT                        | experiment=f/r;branch=1               | f/r/1",
                "feature=f;reason=ERROR     | enrolled=true;experiment=f/r;branch=1                    | none",
                "feature=f;error=error      | enrolled=true;experiment=f/r;branch=1                    | none",
                "feature=f;reason=SPLIT     | enrolled=true;experiment=f/r;branch=1;error=error        | none",
                "feature=f                  | enrolled=true;experiment=f/r;branch=1;reason=ERROR       | none",
                "feature=mapped-outside;branch=v               | enrolled=false;branch=1               | mapped/on",
                "feature=mapped-inside;branch=v                | enrolled=false;branch=1               | mapped/one",
                "feature=f;branch=v;experiment=x;reason=SPLIT  | sdk=none                              | x/v",
            })
    void evaluation_isWhatBothSdksKnow(String outer, String inner, String exposed) {
        Object[] values = new Object[2 * Value.INSIDE];
        values[Value.SDK.position()] = "outer";
        values[Value.INSIDE + Value.SDK.position()] = "inner";
        set(values, 0, outer);
        set(values, Value.INSIDE, inner);

        Evaluation.record(recorder, values);

        assertThat(events).isEqualTo(exposed.equals("none") ? List.of() : List.of(exposed));
    }

    private static void set(Object[] values, int start, String text) {
        for (String each : text.split(";", -1)) {
            Value value = Value.valueOf(each.substring(0, each.indexOf('=')).toUpperCase(Locale.ROOT));
            String said = each.substring(each.indexOf('=') + 1);
            values[start + value.position()] = said.equals("none") ? null : said;
        }
    }
}
