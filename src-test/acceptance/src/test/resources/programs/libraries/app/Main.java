package app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import flags.Experiments;
import flags.Flags;
import java.io.StringWriter;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An application that has Byte Buddy, Jackson and SLF4J of its own, and says which. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        Experiments.enroll("libraries-test", "control", "cart", "search");
        System.out.println(Flags.isEnabled("cart")); // exposes libraries-test/control
        System.out.println(generated() + " by " + origin(ByteBuddy.class));
        System.out.println(json() + " by " + new JsonFactory().version() + origin(JsonFactory.class));
        Logger logger = LoggerFactory.getLogger(Main.class);
        logger.info("logged");
        System.out.println(logger.getClass() + " by " + origin(Logger.class));
        System.out.println(Flags.isEnabled("search")); // exposes libraries-test/control
    }

    private static Object generated() throws Exception {
        byte[] bytes = new ByteBuddy(ClassFileVersion.JAVA_V8)
                .subclass(Object.class)
                .name("app.Generated")
                .method(ElementMatchers.named("toString"))
                .intercept(FixedValue.value("generated"))
                .make()
                .getBytes();
        ClassLoader loader = new ClassLoader(Main.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) {
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        return loader.loadClass("app.Generated").getConstructor().newInstance();
    }

    private static String json() throws Exception {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
            generator.writeStartObject();
            generator.writeStringField("feature", "cart");
            generator.writeEndObject();
        }
        return text.toString();
    }

    private static Object origin(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
