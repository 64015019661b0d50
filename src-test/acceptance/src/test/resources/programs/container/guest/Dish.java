package guest;

class Dish extends Item {

    Dish(String key) {
        super(key);
    }
}

class Item {

    private final String key;

    Item(String key) {
        this.key = key;
    }

    CharSequence key() {
        return key;
    }
}
