package app.values;

/** Features that are no strings. */
final class Kinds {

    private Kinds() {}

    static String color(Color color) {
        return color.toString();
    }

    static int boxed(Integer number) {
        return number + 1;
    }

    static long number(long number) {
        return number + 1;
    }

    static double fraction(double number) {
        return number + 1;
    }

    static char letter(char letter) {
        return Character.toUpperCase(letter);
    }

    static int text(CharSequence text) {
        return text.length();
    }

    static boolean truth(boolean truth) {
        return !truth;
    }
}

enum Color {
    GREEN;

    /** What a user sees is not what the constant is called. */
    @Override
    public String toString() {
        return "green, as grass";
    }
}
