package app.types;

enum Plan {
    FREE,
    PAID {
        @Override
        boolean includes(String feature) {
            return true;
        }
    };

    boolean includes(String feature) {
        return feature.equals(name());
    }
}
