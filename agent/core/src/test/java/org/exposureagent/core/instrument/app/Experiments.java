package org.exposureagent.core.instrument.app;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** An experiment client: it enrolls, and evaluates with the help of an inner client. */
@SuppressWarnings("unused")
public class Experiments {

    /** One change of many. */
    public record Change(String slug, String kind, Boolean counts) {}

    private boolean ready = true;
    private Boolean boxedReady = true;
    private Inner inner = new Inner();
    private User user = new User("ann");

    public boolean enroll(String slug, String branch, String id, Collection<String> features) {
        return !slug.isEmpty();
    }

    public void array(String... features) {}

    public void set(Set<String> features) {}

    public List<Change> update(List<Change> changes) {
        return changes;
    }

    public List<String> raw(List<String> changes) {
        return changes;
    }

    public String of(String key) {
        return of(key, "default");
    }

    public String of(String key, String other) {
        return key.isEmpty() ? other : key;
    }

    public String around(String key, Supplier<String> callback) {
        return key + callback.get();
    }

    public int count(String key, int depth) {
        return depth == 0 ? 0 : 1 + count(key, depth - 1);
    }

    public int sink(String key) {
        return key.isEmpty() ? 0 : 1 + sink(key);
    }

    public String evaluate(String key, Object error) {
        return inner.rule(key);
    }

    @Override
    public String toString() {
        return "shown";
    }

    public User user() {
        return user;
    }

    /** The inner client. */
    public static class Inner {

        public String rule(String key) {
            return key.equals("none") ? null : "rule-of-" + key;
        }
    }
}
