package app.types;

record Version(int number) {

    boolean covers(String feature) {
        return feature.length() > number;
    }
}
