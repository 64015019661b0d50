package org.exposureagent.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.exposureagent.core.instrument.app.Flags;
import org.exposureagent.integrations.Kind;
import org.exposureagent.integrations.Point;
import org.exposureagent.integrations.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every class of an application pays for the agent. */
class NoMatchTest {

    @Test
    void unrelatedClasses_areLeftAloneWithoutByteBuddy() throws Exception {
        AgentLoader agent = new AgentLoader();
        ClassFileTransformer transformer = agent.install();
        byte[] classFile = App.bytes(Flags.class.getName());
        ClassLoader application = new ClassLoader(null) {};

        for (int i = 0; i < 1000; i++) {
            assertThat(transformer.transform(application, "com/acme/C" + i, null, null, classFile))
                    .isNull();
        }

        assertThat(agent.loaded).noneMatch(name -> name.startsWith("net.bytebuddy"));
        transformer.transform(application, Flags.class.getName().replace('.', '/'), null, null, classFile);
        assertThat(agent.loaded).anyMatch(name -> name.startsWith("net.bytebuddy"));
    }

    @Test
    void classWithoutName_isLeftAlone() throws Exception {
        App app = new App(point());

        byte[] woven = app.jvm.transformers.get(0).transform(app, null, null, null, new byte[0]);

        assertThat(woven).isNull();
        assertThat(app.problems).isEmpty();
    }

    @Test
    void classOfTheAgentsOwnLoader_isLeftAlone() throws Exception {
        App app = new App(point());
        String name = Flags.class.getName();

        byte[] woven = app.jvm
                .transformers
                .get(0)
                .transform(getClass().getClassLoader(), name.replace('.', '/'), null, null, App.bytes(name));

        assertThat(woven).isNull();
        assertThat(app.firstMatches).isZero();
    }

    @Test
    void classOfTheBootLoader_isNamed() throws Exception {
        App app = new App(point());
        String name = Flags.class.getName();

        byte[] woven = app.jvm.transformers.get(0).transform(null, name.replace('.', '/'), null, null, App.bytes(name));

        assertThat(woven).isNull();
        assertThat(app.problems).containsExactly("test: " + name + " is not woven: the boot loader defines it");
    }

    /** It would load hundreds of classes at start-up, inside the loading of others. Records need it to be printed. */
    @Test
    void weaving_hasNoInvokedynamic() throws Exception {
        Path classes = Path.of(Instrumenter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> found = new ArrayList<>();

        try (Stream<Path> files = Files.walk(classes.resolve("org/exposureagent/core/instrument"))) {
            for (Path each :
                    files.filter(file -> file.toString().endsWith(".class")).toList()) {
                new ClassReader(Files.readAllBytes(each))
                        .accept(new Seeker(each.getFileName(), found), ClassReader.SKIP_FRAMES);
            }
        }

        assertThat(found).isNotEmpty().allMatch(method -> method.matches(".* (toString|hashCode|equals)"));
    }

    private static Point point() {
        return Point.of(Flags.class.getName(), "isEnabled", Kind.FEATURE_CHECK, "test")
                .value(Value.FEATURE, "arg0");
    }

    /** Loads a second copy of the agent and of Byte Buddy, and remembers of which classes. */
    private static final class AgentLoader extends ClassLoader {

        final List<String> loaded = new ArrayList<>();

        AgentLoader() {
            super(NoMatchTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known != null || !(name.startsWith("org.exposureagent") || name.startsWith("net.bytebuddy"))) {
                    return known == null ? super.loadClass(name, resolve) : known;
                }
                loaded.add(name);
                byte[] bytes = App.bytes(name);
                return defineClass(name, bytes, 0, bytes.length);
            }
        }

        ClassFileTransformer install() throws Exception {
            List<Object> points = new ArrayList<>();
            points.add(point("isEnabled", false));
            points.add(point("secretive", true));
            FakeInstrumentation jvm = new FakeInstrumentation();
            Class<?> log = loadClass(WeaveLog.class.getName());
            Object silent = Proxy.newProxyInstance(this, new Class<?>[] {log}, (proxy, method, arguments) -> null);
            Method install = loadClass(Instrumenter.class.getName())
                    .getMethod("install", Instrumentation.class, List.class, List.class, Runnable.class, log);
            install.invoke(null, jvm.instrumentation(), points, List.of(), (Runnable) () -> {}, silent);
            return jvm.transformers.get(0);
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private Object point(String method, boolean subtypes) throws Exception {
            Class<?> point = loadClass(Point.class.getName());
            Class<? extends Enum> kind = (Class<? extends Enum>) loadClass(Kind.class.getName());
            Class<? extends Enum> value = (Class<? extends Enum>) loadClass(Value.class.getName());
            Object made = point.getMethod("of", String.class, String.class, kind, String.class)
                    .invoke(null, Flags.class.getName(), method, Enum.valueOf(kind, "FEATURE_CHECK"), "test");
            point.getMethod("subtypes", boolean.class).invoke(made, subtypes);
            point.getMethod("value", value, String.class).invoke(made, Enum.valueOf(value, "FEATURE"), "arg0");
            return made;
        }
    }

    private static final class Seeker extends ClassVisitor {

        private final Path file;
        private final List<String> found;

        Seeker(Path file, List<String> found) {
            super(OpenedClassReader.ASM_API);
            this.file = file;
            this.found = found;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String method,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new MethodVisitor(OpenedClassReader.ASM_API) {
                @Override
                public void visitInvokeDynamicInsn(
                        String name, String descriptor, Handle bootstrap, Object... arguments) {
                    found.add(file + " " + method);
                }
            };
        }
    }
}
