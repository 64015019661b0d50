package app.calls;

import java.io.IOException;

/** Methods with several ways out. */
final class Exits {

    int isEnabled(String feature, int user) {
        if (user == 0) {
            return 0;
        }
        synchronized (this) {
            try {
                if (user == 1) {
                    return feature.length();
                }
            } finally {
                user += 10;
            }
        }
        return user;
    }

    boolean orThrow(String feature, IOException failure) throws IOException {
        if (failure != null) {
            throw failure;
        }
        return true;
    }

    /** Throws inside, returns normally. */
    String recovers(String feature) {
        try {
            throw new IllegalStateException(feature);
        } catch (IllegalStateException inside) {
            return inside.getMessage();
        }
    }
}
