/** In no package. */
class Unpackaged {

    static boolean isEnabled(String feature) {
        return feature.isEmpty();
    }
}
