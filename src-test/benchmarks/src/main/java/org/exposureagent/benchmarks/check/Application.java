package org.exposureagent.benchmarks.check;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.OpenFeatureAPI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.exposureagent.benchmarks.Flags;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * The application that is measured. At the end it holds what the agent wrote against what it did, so that no figure
 * comes from an agent that was not there, dropped exposures, or exposed what it should not.
 */
@State(Scope.Benchmark)
public class Application {

    /** With more exposures on their way than this, callers wait: a dropped exposure costs less than a recorded one. */
    private static final long LEAD = 8_000;

    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
    private static final long END_SECONDS = 30;
    private static final int OTHER_FLAGS = 64;

    @Param("")
    public String variant = "";

    @Param("")
    public String data = "";

    private final AtomicLong fresh = new AtomicLong();
    private final Flags flags = new Flags();
    private boolean usesOpenFeature;
    private Written written = new Written(Path.of(""));
    private Client client = OpenFeatureAPI.getInstance().getClient();
    private Variant is = Variant.UNINSTRUMENTED;
    private String[] checked = Features.ENROLLED;
    private String[] evaluated = Features.SPLIT;

    @Setup(Level.Trial)
    public void begin(BenchmarkParams benchmark) {
        usesOpenFeature = benchmark.getBenchmark().endsWith("openFeature");
        is = Variant.valueOf(variant);
        written = new Written(Path.of(data));
        if (is == Variant.NOT_ENROLLED) {
            checked = Features.PLAIN;
            evaluated = Features.PLAIN;
        }
        fillFlags();
        List<String> enrolled = new ArrayList<>(Arrays.asList(Features.ENROLLED));
        enrolled.add(Features.ENROLLED_MARKER);
        Flags.enroll("enrolled-test", "treatment", enrolled.toArray(new String[0]));
        if (usesOpenFeature) {
            client = openFeature();
            client.getBooleanValue(Features.SPLIT_MARKER, false);
        } else {
            flags.isEnabled(Features.ENROLLED_MARKER);
        }
    }

    @TearDown(Level.Trial)
    public void end() {
        if (!is.records()) {
            return;
        }
        long expected = 1 + (is == Variant.EXPOSED ? Features.COUNT : fresh.get());
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
        while (written.exposures() < expected && System.nanoTime() < until) {
            LockSupport.parkNanos(this, PAUSE_NANOS);
        }
        if (written.exposures() != expected) {
            throw new IllegalStateException(expected + " exposures expected, " + written.exposures() + " written");
        }
    }

    /** Counts what was exposed, and waits until the agent is not far behind. */
    void settle(int calls) {
        if (is == Variant.FRESH) {
            long all = fresh.addAndGet(calls);
            while (all - written.exposures() > LEAD) {
                LockSupport.parkNanos(this, PAUSE_NANOS);
            }
        }
    }

    Flags flags() {
        return flags;
    }

    Client client() {
        return client;
    }

    String[] checked() {
        return checked;
    }

    String[] evaluated() {
        return evaluated;
    }

    private void fillFlags() {
        for (int i = 0; i < Features.COUNT; i++) {
            flags.set(Features.ENROLLED[i], true);
            flags.set(Features.PLAIN[i], true);
        }
        for (int i = 0; i < OTHER_FLAGS; i++) {
            flags.set("other-feature-" + i, false);
        }
    }

    private Client openFeature() {
        SplitProvider provider = new SplitProvider();
        for (int i = 0; i < Features.COUNT; i++) {
            provider.add(Features.SPLIT[i], true);
            provider.add(Features.PLAIN[i], false);
        }
        provider.add(Features.SPLIT_MARKER, true);
        OpenFeatureAPI.getInstance().setProviderAndWait(provider);
        Client made = OpenFeatureAPI.getInstance().getClient();
        if (is == Variant.HOOK) {
            made.addHooks(new ExposureHook());
        }
        return made;
    }
}
