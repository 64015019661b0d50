package shop;

import java.io.PrintStream;
import shop.flags.Customer;
import shop.flags.Flags;

/** Where the customer looks for things. */
record SearchPage(Flags flags, Customer customer, PrintStream out) {

    void show(String query) {
        String ranking = flags.feature("search-ranking", customer).value(); // exposes ranking-test/control
        boolean fastImages = flags.isEnabled("fast-images", customer); // no exposure: rollout
        boolean dark = flags.isEnabled("dark-mode", customer); // no exposure: not enrolled
        out.println("Search '" + query + "': ranking " + ranking + ", images " + (fastImages ? "fast" : "slow") + ", "
                + (dark ? "dark" : "light"));
    }

    void turnPage() {
        String ranking = flags.feature("search-ranking", customer).value(); // no exposure: repeated
        out.println("Page 2: ranking " + ranking);
    }
}
