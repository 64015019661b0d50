package app.types;

/** What the compiler names with a dollar sign. */
final class Outer {

    interface Check {
        boolean isEnabled(String feature);
    }

    static final class Nested {
        boolean isEnabled(String feature) {
            return feature.length() > 3;
        }
    }

    final class Inner {
        boolean isEnabled(String feature) {
            return feature.length() > 3;
        }
    }

    static boolean local(String feature) {
        class Local {
            private boolean isEnabled(String name) {
                return name.length() > 3;
            }
        }
        return new Local().isEnabled(feature);
    }

    static boolean anonymous(String feature) {
        Check check = new Check() {
            @Override
            public boolean isEnabled(String name) {
                return name.length() > 3;
            }
        };
        return check.isEnabled(feature);
    }
}

/** What a programmer named so. */
final class $Odd_$_Name$ {

    synchronized boolean isEnabled(String feature) {
        return feature.startsWith("$");
    }
}
