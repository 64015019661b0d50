package app;

/** The experiment platform of the application. */
final class Hooks {

    void enroll(String experiment, String branch, String id, String feature, String type) {}

    boolean isOn(String feature) {
        return feature.length() > 3;
    }

    void refused(String experiment, String reason) {}

    void disqualified(String experiment, String reason) {}

    void leave(String experiment, String reason) {}

    void leaveFailed(String experiment, String reason) {}
}
