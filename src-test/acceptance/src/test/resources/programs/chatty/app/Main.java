package app;

/**
 * Prints whole lines from several threads while it reads a feature. With an argument: {@code half}, half a line and no
 * more; {@code silent}, nothing, and more reads than the pings of fit into a pipe.
 */
public final class Main {

    private static final int THREADS = 4;
    private static final int LINES = 300;

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        Hooks hooks = new Hooks();
        if (args.length > 0 && args[0].equals("half")) {
            System.out.print("half a line");
            hooks.enroll("cart-test", "treatment", "cart");
            return;
        }
        hooks.enroll("cart-test", "treatment", "cart");
        if (args.length > 0 && args[0].equals("silent")) {
            for (int i = 0; i < LINES; i++) {
                hooks.isOn("cart");
            }
            return;
        }
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            threads[i] = new Thread(() -> print(hooks, thread));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void print(Hooks hooks, int thread) {
        for (int i = 0; i < LINES; i++) {
            System.out.println("line " + i + " of thread " + thread + " " + "x".repeat(i));
            if (i % 30 == 0) {
                hooks.isOn("cart");
            }
        }
    }
}
