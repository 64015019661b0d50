package org.exposureagent.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.exposureagent.core.instrument.app.Flags;
import org.exposureagent.integrations.Kind;
import org.exposureagent.integrations.Point;
import org.exposureagent.integrations.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstrumenterTest {

    private static final String NAME = Flags.class.getName();

    private final Recorder recorder = Recorder.plugIn();
    private final FakeInstrumentation jvm = new FakeInstrumentation();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void unplug() {
        recorder.close();
    }

    @Test
    void classOfSeveralLoaders_isWovenForEachAtTheSameTime() throws Exception {
        AtomicInteger firstMatches = new AtomicInteger();
        Instrumenter instrumenter = install(firstMatches::incrementAndGet, point("isEnabled"));
        List<Callable<byte[]>> loads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            loads.add(() -> transform(new App()));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);

        List<Future<byte[]>> woven = threads.invokeAll(loads);
        threads.shutdown();

        for (Future<byte[]> each : woven) {
            assertThat(each.get()).isNotNull();
        }
        assertThat(firstMatches).hasValue(1);
        assertThat(instrumenter.woven()).hasSize(1);
        assertThat(instrumenter.neverMatched()).isEmpty();
        assertThat(lines)
                .containsExactly(
                        "woven " + NAME + ".isEnabled(Ljava/lang/String;Ljava/lang/String;)Z for test (feature-check)");
    }

    @Test
    void agentThatCannotStart_leavesClassesAsTheyAre() throws Exception {
        Instrumenter instrumenter = install(
                () -> {
                    throw new IllegalStateException("no room");
                },
                point("isEnabled"));

        byte[] first = transform(new App());
        byte[] second = transform(new App());

        assertThat(first).isNull();
        assertThat(second).isNull();
        assertThat(lines)
                .containsExactly(
                        "problem " + NAME + " is not woven: java.lang.IllegalStateException: no room",
                        "problem test: " + NAME + " is not woven: the agent could not start");
        assertThat(instrumenter.woven()).isEmpty();
    }

    @Test
    void jvmThatTakesNoTransformer_isSaidAndHarmless() {
        Instrumenter instrumenter = Instrumenter.install(
                (Instrumentation) Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Instrumentation.class},
                        (proxy, method, arguments) -> {
                            throw new UnsupportedOperationException("none");
                        }),
                List.of(point("isEnabled")),
                List.of(),
                () -> {},
                log());

        assertThat(lines).containsExactly("problem weaving is off: java.lang.UnsupportedOperationException: none");
        assertThat(instrumenter.neverMatched()).hasSize(1);
    }

    @Test
    void pointsOfOneMethod_endInTheirOrder() throws Throwable {
        App app = new App(
                Point.of(NAME, "isEnabled", Kind.ENROLLMENT, "first").value(Value.EXPERIMENT, "arg0"),
                point("isEnabled").nests("group"),
                Point.of(NAME, "isEnabled", Kind.UNENROLLMENT, "third").value(Value.EXPERIMENT, "arg0"));

        App.call(app.make(Flags.class), "isEnabled", "cart", "u");

        assertThat(recorder.lines())
                .containsExactly("enrollment experiment=cart", "check cart null", "unenrollment experiment=cart");
    }

    @Test
    void dispatcher_hasRoomForEachValue() throws Exception {
        Class<?> dispatcher = Class.forName("java.lang.ExposureDispatcher");

        assertThat(dispatcher.getField("VALUES").get(null)).isEqualTo(Value.INSIDE);
        assertThat(dispatcher.getField("MUTED").get(null)).isEqualTo("");
        assertThat(Value.values()).allMatch(value -> value.position() < Value.INSIDE);
    }

    private Instrumenter install(Runnable onFirstMatch, Point... points) {
        return Instrumenter.install(jvm.instrumentation(), List.of(points), List.of(), onFirstMatch, log());
    }

    private byte[] transform(ClassLoader loader) throws Exception {
        ClassFileTransformer transformer = jvm.transformers.get(0);
        return transformer.transform(loader, NAME.replace('.', '/'), null, null, App.bytes(NAME));
    }

    private WeaveLog log() {
        return new WeaveLog() {
            @Override
            public void problem(String line) {
                lines.add("problem " + line);
            }

            @Override
            public void woven(String line) {
                lines.add("woven " + line);
            }
        };
    }

    private static Point point(String method) {
        return Point.of(NAME, method, Kind.FEATURE_CHECK, "test").value(Value.FEATURE, "arg0");
    }
}
