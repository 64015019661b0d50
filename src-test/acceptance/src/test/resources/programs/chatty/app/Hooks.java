package app;

/** The experiment platform of the application. */
final class Hooks {

    void enroll(String experiment, String branch, String feature) {}

    boolean isOn(String feature) {
        return feature.length() > 3;
    }
}
