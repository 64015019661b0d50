import java.util.stream.Collectors;

/** Prints its threads. */
public final class Hello {

    private Hello() {}

    public static void main(String[] args) {
        System.out.println(Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .sorted()
                .collect(Collectors.joining(", ")));
    }
}
