package guest;

/** Woven with what only other class files say: the key is found in a supertype of its argument. */
class Menu {

    boolean offers(Dish dish) {
        return dish.key().charAt(0) == 'l';
    }
}

class EveningMenu extends Menu {

    @Override
    boolean offers(Dish dish) {
        return !super.offers(dish);
    }
}
