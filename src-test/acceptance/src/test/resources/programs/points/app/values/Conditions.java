package app.values;

/** Calls that count only when something is true. */
final class Conditions {

    private Conditions() {}

    static boolean returned(String feature, boolean answer) {
        return answer;
    }

    static Boolean boxed(String feature, Boolean answer) {
        return answer;
    }

    static int member(String feature, Flag flag) {
        return flag.key().length();
    }
}
