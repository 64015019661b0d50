package app;

import com.sun.management.ThreadMXBean;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.OpenFeatureAPI;
import flags.Experiments;
import flags.Flags;
import java.lang.management.ManagementFactory;

/** Prints what many checks of one kind allocate on the thread that makes them, in bytes. */
public final class Allocation {

    private static final int FIRST = 100;
    private static final int MANY = 1_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    public static void main(String[] args) {
        Experiments.enroll("cart-test", "treatment", "cart");
        OpenFeatureAPI api = OpenFeatureAPI.getInstance();
        api.setProviderAndWait(new SplitProvider());
        Client client = api.getClient();

        print(() -> Flags.isEnabled("cart"), "flags exposed"); // exposes cart-test/treatment
        print(() -> Flags.isEnabled("search"), "flags not-enrolled"); // no exposure: not enrolled
        print(() -> client.getBooleanValue("list", false), "openfeature exposed"); // exposes split-test/on
        print(() -> client.getStringValue("theme", "plain"), "openfeature not-enrolled"); // no exposure: no variant
        api.shutdown();
    }

    private static void print(Runnable check, String kind) {
        repeat(FIRST, check);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        repeat(MANY, check);
        System.out.println(kind + " " + (THREADS.getCurrentThreadAllocatedBytes() - before));
    }

    private static void repeat(int times, Runnable check) {
        for (int i = 0; i < times; i++) {
            check.run();
        }
    }
}
