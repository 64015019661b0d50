package shop;

import java.io.PrintStream;
import shop.flags.Customer;
import shop.flags.Flags;

/** Where the customer pays. */
record Checkout(Flags flags, Customer customer, PrintStream out) {

    void pay() {
        boolean newCheckout = flags.isEnabled("new-checkout", customer); // exposes checkout-test/treatment
        boolean giftWrap = flags.isEnabled("gift-wrap", customer); // exposes checkout-test/treatment
        out.println("Checkout: " + (newCheckout ? "one page" : "three pages") + (giftWrap ? ", gift wrap" : ""));

        boolean sameCheckout = flags.isEnabled("new-checkout", customer); // no exposure: repeated
        out.println("Paid, thank you page is " + (sameCheckout ? "new" : "old"));
    }

    /** The till's printer decides by itself what to print, so nobody reads a flag here. */
    void printReceipt() {
        flags.experimentsOf(customer).recordExposure("receipt", "receipt-test"); // exposes receipt-test/treatment
        out.println("Receipt printed for "
                + String.join(", ", flags.experimentsOf(customer).exposedOutside()));
    }
}
