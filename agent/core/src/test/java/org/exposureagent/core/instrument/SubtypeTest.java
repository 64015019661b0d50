package org.exposureagent.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.function.Supplier;
import org.exposureagent.core.instrument.app.Service;
import org.exposureagent.core.instrument.app.Services;
import org.exposureagent.integrations.Kind;
import org.exposureagent.integrations.Point;
import org.exposureagent.integrations.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubtypeTest {

    private final Recorder recorder = Recorder.plugIn();

    @AfterEach
    void unplug() {
        recorder.close();
    }

    @Test
    void subtypeOfAnInterface_isWovenAndItsSuperCallIsNoSecondEvent() throws Throwable {
        App app = new App(check(Service.class, "isActive").subtypes(true));

        App.call(app.make(Services.Whole.class), "isActive", "cart");

        assertThat(recorder.lines()).containsExactly("check cart null");
        assertThat(app.instrumenter.woven())
                .extracting(Woven::className)
                .containsExactlyInAnyOrder(Services.Half.class.getName(), Services.Whole.class.getName());
    }

    @Test
    void subtypeOfAnAbstractClass_isWoven() throws Throwable {
        App app = new App(check(Services.Half.class, "isReady").subtypes(true));

        App.call(app.make(Services.Whole.class), "isReady", "cart");

        assertThat(recorder.lines()).containsExactly("check cart null");
    }

    @Test
    void defaultMethodOfTheInterface_isWoven() throws Throwable {
        App app = new App(check(Service.class, "isNew"));
        Object service = app.make(Services.Whole.class);

        App.call(app.loadClass(Service.class.getName()).cast(service), "isActive", "not this");
        app.loadClass(Service.class.getName()).getMethod("isNew", String.class).invoke(service, "cart");

        assertThat(recorder.lines()).containsExactly("check cart null");
    }

    @Test
    void classWithTheMethodThatIsNoSubtype_isLeftAlone() throws Throwable {
        App app = new App(check(Service.class, "isActive").subtypes(true));

        App.call(app.make(Services.Stranger.class), "isActive", "cart");

        assertThat(recorder.lines()).isEmpty();
        assertThat(app.firstMatches).isZero();
    }

    @Test
    void subtypeOfAJdkInterface_isWovenWithoutItsBridge() throws Throwable {
        App app = new App(Point.of("java.util.function.Supplier", "get", Kind.FEATURE_VALUE, "test")
                .subtypes(true)
                .value(Value.FEATURE, "return"));
        Object narrow = app.make(Services.Narrow.class);

        Object value = ((Supplier<?>) narrow).get();

        assertThat(value).isEqualTo("cart");
        assertThat(app.problems).isEmpty();
        assertThat(recorder.lines()).containsExactly("check cart null");
    }

    @Test
    void neverMatched_saysThatLambdasCannotBeWoven() {
        App app = new App(check(Service.class, "isActive").subtypes(true));

        assertThat(app.instrumenter.neverMatched())
                .singleElement()
                .extracting(NeverMatched::reason)
                .asString()
                .contains(Service.class.getName(), "was loaded", "lambdas");
    }

    @Test
    void neverMatched_saysItAlsoWhenOnlyTheInterfaceWasLoaded() throws Exception {
        App app = new App(check(Service.class, "isActive").subtypes(true));

        app.loadClass(Service.class.getName());

        assertThat(app.instrumenter.neverMatched())
                .singleElement()
                .extracting(NeverMatched::reason)
                .isEqualTo(Service.class.getName()
                        + " has only an abstract isActive; lambdas and hidden classes cannot be woven");
    }

    @Test
    void classOfALoaderThatHidesTheJdk_isStillASubtype() throws Exception {
        App app = new App(Point.of("java.util.Collection", "get", Kind.FEATURE_VALUE, "test")
                .subtypes(true)
                .value(Value.FEATURE, "'list'"));
        String name = Services.Listing.class.getName();
        ClassLoader filtering = new ClassLoader(app) {
            @Override
            public @Nullable InputStream getResourceAsStream(String resource) {
                return resource.startsWith("java/") ? null : super.getResourceAsStream(resource);
            }
        };

        byte[] woven =
                app.jvm.transformers.get(0).transform(filtering, name.replace('.', '/'), null, null, App.bytes(name));

        assertThat(woven).isNotNull();
        assertThat(app.problems).isEmpty();
    }

    private static Point check(Class<?> type, String method) {
        return Point.of(type.getName(), method, Kind.FEATURE_CHECK, "test").value(Value.FEATURE, "arg0");
    }
}
