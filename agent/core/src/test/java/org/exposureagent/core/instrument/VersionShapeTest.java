package org.exposureagent.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import org.exposureagent.core.instrument.app.Far;
import org.exposureagent.integrations.Kind;
import org.exposureagent.integrations.Point;
import org.exposureagent.integrations.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points of one origin, as an integration has them, are woven into a class all or none. */
class VersionShapeTest {

    private static final String FAR = Far.class.getName();
    private static final String ALONE = "acme: " + FAR + " is not woven, this version is not known: ";

    @Test
    void missingMethod_keepsTheWholeOriginOut() {
        App app = new App(point("acme", "nothing", "'x'"), point("acme", "renamed", "'x'"));

        byte[] woven = transform(app);

        assertThat(woven).isNull();
        assertThat(app.problems).containsExactly(ALONE + "it has no method renamed");
    }

    @Test
    void missingMember_keepsTheWholeOriginOut() {
        App app = new App(
                point("acme", "nothing", "'x'"),
                point("acme", "read", "return").optional(Value.SUBJECT, "arg0.renamed()"),
                point("acme", "gone", "'x'"));

        byte[] woven = transform(app);

        assertThat(woven).isNull();
        assertThat(app.problems)
                .containsExactly(
                        ALONE + "read(L" + FAR.replace("Far", "other.Foreign").replace('.', '/')
                                + ";)Ljava/lang/String;: subject \"arg0.renamed()\": step renamed(): "
                                + FAR.replace("Far", "other.Foreign") + " has no such member");
    }

    @Test
    void malformedPath_keepsTheWholeOriginOut() {
        App app = new App(point("acme", "nothing", "'x'"), point("acme", "read", "arg0..x"));

        assertThat(app.problems).singleElement().asString().contains("arg0..x");
        assertThat(app.jvm.transformers).isEmpty();
    }

    @Test
    void anotherOrigin_isWovenAllTheSame() {
        App app = new App(
                point("acme", "nothing", "'x'"), point("acme", "renamed", "'x'"), point("other", "nothing", "'x'"));

        byte[] woven = transform(app);

        assertThat(woven).isNotNull();
        assertThat(app.woven).singleElement().asString().contains("nothing()").contains(" for other ");
    }

    @Test
    void methodThatSomeVersionsLack_isLeftOut() {
        App app = new App(
                point("acme", "nothing", "'x'"), point("acme", "renamed", "'x'").ifPresent());

        byte[] woven = transform(app);

        assertThat(woven).isNotNull();
        assertThat(app.problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"()V, true", "(J)V, false"})
    void descriptorsOfOneMethod_areAlternatives(String descriptor, boolean known) {
        App app = new App(
                point("acme", "nothing", "'x'").descriptor("(I)V"),
                point("acme", "nothing", "'x'").descriptor(descriptor));

        byte[] woven = transform(app);

        assertThat(woven != null).isEqualTo(known);
        assertThat(app.problems).hasSize(known ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({
        "file:/libs/acme-flags-9.1.jar, acme-flags-9.1.jar",
        "jar:file:/app.jar!/BOOT-INF/lib/acme-flags-9.1.jar!/, acme-flags-9.1.jar"
    })
    void line_namesTheJar(String location, String jar) throws Exception {
        App app = new App(point("acme", "renamed", "'x'"));
        ProtectionDomain domain = new ProtectionDomain(new CodeSource(new URL(location), (Certificate[]) null), null);

        app.jvm.transformers.get(0).transform(app, FAR.replace('.', '/'), null, domain, App.bytes(FAR));

        assertThat(app.problems).containsExactly(ALONE + "it has no method renamed (" + jar + ")");
    }

    private static byte @Nullable [] transform(App app) {
        return app.transform(FAR, App.bytes(FAR));
    }

    private static Point point(String origin, String method, String feature) {
        return Point.of(FAR, method, Kind.FEATURE_CHECK, origin).value(Value.FEATURE, feature);
    }
}
