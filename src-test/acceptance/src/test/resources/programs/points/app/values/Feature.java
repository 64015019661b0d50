package app.values;

class Feature {

    private final String id;
    protected final String alias;

    Feature(String id) {
        this.id = id;
        this.alias = id;
    }

    int value() {
        return id.length();
    }
}

class OwnFeature extends Feature {

    OwnFeature(String id) {
        super(id);
    }

    @Override
    int value() {
        return -1;
    }
}
