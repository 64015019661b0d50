package shop;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import java.io.PrintStream;
import shop.flags.Customer;
import shop.flags.Flags;

/** One customer's visit. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        PrintStream out = System.out;
        Customer customer = new Customer("c-4711", "Ada");
        Flags flags = new Flags(new TroubleLog(out));
        OpenFeatureAPI openFeature = OpenFeatureAPI.getInstance();
        openFeature.setProviderAndWait(new CampaignProvider());
        openFeature.setEvaluationContext(new ImmutableContext(customer.id()));

        out.println("Welcome, " + customer.name());
        visit(flags, customer, openFeature.getClient(), out);
        openFeature.shutdown();
        out.println("Goodbye, " + customer.name());
    }

    private static void visit(Flags flags, Customer customer, Client campaigns, PrintStream out) {
        Participation participation = new Participation(flags, customer, out);
        HomePage home = new HomePage(campaigns, out);
        SearchPage search = new SearchPage(flags, customer, out);
        Checkout checkout = new Checkout(flags, customer, out);

        participation.join();
        home.show();
        search.show("teapot");
        search.turnPage();
        checkout.pay();
        checkout.printReceipt();
        home.reload();
        participation.leave();
    }
}
