package guest;

import flags.Experiments;
import flags.Flags;

/** What is in the bundle. */
public final class Guest implements Runnable {

    @Override
    public void run() {
        Experiments.enroll("bundle-test", "treatment", "cart", "lunch", "supper", "breakfast");
        System.out.println(Flags.isEnabled("cart")); // exposes bundle-test/treatment
        System.out.println(new Menu().offers(new Dish("lunch"))); // exposes bundle-test/treatment
        System.out.println(new EveningMenu().offers(new Dish("supper"))); // exposes bundle-test/treatment
        System.out.println(new MorningMenu().serves("breakfast")); // exposes bundle-test/treatment
    }
}
