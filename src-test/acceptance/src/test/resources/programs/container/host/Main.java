package host;

import java.lang.ref.WeakReference;
import java.nio.file.Path;

/** Runs a bundle, whose folder is its argument, as OSGi containers do; lets it go, and does the same again. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 2; i++) {
            WeakReference<ClassLoader> bundle = run(Path.of(args[0]));
            while (bundle.get() != null) {
                System.gc();
            }
            System.out.println("gone");
        }
    }

    private static WeakReference<ClassLoader> run(Path folder) throws Exception {
        ClassLoader bundle = new BundleLoader(folder);
        Runnable guest = (Runnable) bundle.loadClass("guest.Guest").getConstructor().newInstance();
        guest.run();
        return new WeakReference<>(bundle);
    }
}
