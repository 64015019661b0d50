package guest;

/** Its class file cannot be read. */
abstract class SealedMenu {

    abstract boolean serves(String key);
}

class MorningMenu extends SealedMenu {

    @Override
    boolean serves(String key) {
        return key.startsWith("b");
    }
}
