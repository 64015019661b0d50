package org.exposureagent.core.instrument.app;

import java.util.AbstractList;
import java.util.function.Supplier;

/** Implementations of a service, near and far. */
public final class Services {

    private Services() {}

    /** Abstract, with a method that is not. */
    public abstract static class Half implements Service {

        @Override
        public boolean isActive(String key) {
            return true;
        }

        public abstract boolean isReady(String key);
    }

    /** Calls what it overrides. */
    public static class Whole extends Half {

        @Override
        public boolean isActive(String key) {
            return super.isActive(key);
        }

        @Override
        public boolean isReady(String key) {
            return true;
        }
    }

    /** Has the method by name, and is no service. */
    public static class Stranger implements Supplier<String> {

        public boolean isActive(String key) {
            return true;
        }

        @Override
        public String get() {
            return "";
        }
    }

    /** Is a Collection by way of classes of the JDK. */
    public abstract static class Listing extends AbstractList<String> {

        @Override
        public String get(int index) {
            return "at " + index;
        }
    }

    /** Returns less than it declares, so that the compiler adds a bridge. */
    public static class Narrow implements Supplier<String> {

        @Override
        public String get() {
            return "cart";
        }
    }
}
