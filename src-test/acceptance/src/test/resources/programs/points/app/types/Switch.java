package app.types;

interface Switch {

    boolean isOn(String feature);

    static boolean of(String feature) {
        return feature.isBlank();
    }
}

class FileSwitch implements Switch {

    @Override
    public boolean isOn(String feature) {
        return feature.length() > 3;
    }
}

/** The call of the superclass is the same check. */
class CachedSwitch extends FileSwitch {

    @Override
    public boolean isOn(String feature) {
        return super.isOn(feature);
    }
}

interface OffSwitch extends Switch {

    @Override
    default boolean isOn(String feature) {
        return false;
    }
}

class DefaultSwitch implements OffSwitch {}
