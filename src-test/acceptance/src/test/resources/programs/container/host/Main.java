package host;

import java.nio.file.Path;

/** Runs a bundle, whose folder is its argument, as OSGi containers do. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        BundleLoader bundle = new BundleLoader(Path.of(args[0]));
        Runnable guest = (Runnable) bundle.loadClass("guest.Guest").getConstructor().newInstance();
        System.out.println(guest.getClass().getClassLoader() == bundle);
        guest.run();
    }
}
