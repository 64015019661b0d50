package shop;

import dev.openfeature.sdk.Client;
import java.io.PrintStream;

/** What the customer sees first. Its flags come from the marketing department, through OpenFeature. */
record HomePage(Client flags, PrintStream out) {

    void show() {
        String banner = flags.getStringValue("banner", "none"); // exposes banner-test/treatment
        boolean freeShipping = flags.getBooleanValue("free-shipping", false); // exposes shipping-test/control
        boolean newFooter = flags.getBooleanValue("new-footer", false); // no exposure: rollout
        boolean chat = flags.getBooleanValue("chat", false); // no exposure: not enrolled
        out.println("Home: banner " + banner + ", shipping " + (freeShipping ? "free" : "4.90") + ", footer "
                + (newFooter ? "new" : "old") + ", chat " + (chat ? "open" : "closed"));
    }

    void reload() {
        String banner = flags.getStringDetails("banner", "none").getValue(); // no exposure: repeated
        out.println("Home again: banner " + banner);
    }
}
