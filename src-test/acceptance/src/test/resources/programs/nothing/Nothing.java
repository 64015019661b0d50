import java.lang.instrument.Instrumentation;

/** An agent that does nothing: what the JVM itself does for any agent. */
public final class Nothing {

    private Nothing() {}

    public static void premain(String arguments, Instrumentation instrumentation) {}
}
