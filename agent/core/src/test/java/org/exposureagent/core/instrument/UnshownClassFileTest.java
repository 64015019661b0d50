package org.exposureagent.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import org.exposureagent.core.instrument.app.Service;
import org.exposureagent.core.instrument.app.Services;
import org.exposureagent.integrations.Kind;
import org.exposureagent.integrations.Point;
import org.exposureagent.integrations.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Loaders that define classes but do not show their class files, as those of generated or encrypted classes do. */
class UnshownClassFileTest {

    private final Recorder recorder = Recorder.plugIn();

    @AfterEach
    void unplug() {
        recorder.close();
    }

    @Test
    void subtypeOfAClassThatIsNotShown_isWoven() throws Throwable {
        App app = new App(check(Services.Half.class, "isReady").subtypes(true));
        app.unshown.add(classFile(Services.Half.class));

        App.call(app.make(Services.Whole.class), "isReady", "cart");

        assertThat(recorder.lines()).containsExactly("check cart null");
        assertThat(app.problems).isEmpty();
    }

    @Test
    void loaderThatThrowsWhenAsked_isNamedOnceAndItsClassesAreWovenByName() throws Throwable {
        App app = new App(check(Service.class, "isActive").subtypes(true), check(Services.Stranger.class, "isActive"));
        app.whenAskedForResources = new IllegalStateException("sealed");

        App.call(app.make(Services.Stranger.class), "isActive", "cart");
        App.call(app.make(Services.Whole.class), "isActive", "cart");

        assertThat(recorder.lines()).containsExactly("check cart null", "check cart null");
        assertThat(app.problems)
                .containsExactly("subtypes are not recognized in loader " + App.class.getName()
                        + ", which does not show class files: java.lang.IllegalStateException");
    }

    private static Point check(Class<?> type, String method) {
        return Point.of(type.getName(), method, Kind.FEATURE_CHECK, "test").value(Value.FEATURE, "arg0");
    }

    private static String classFile(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }
}
