package app;

final class Flags {

    private Flags() {}

    static boolean isEnabled(String feature, User user) {
        return user.id() != null && feature.length() % 2 == 0;
    }
}
