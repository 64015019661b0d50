package org.exposureagent.core.instrument;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A value for each class loader, that goes with it. Loaders are told apart by identity: their {@code equals} is
 * application code.
 */
final class WeakLoaders<V> {

    private final Map<Key, V> values = new ConcurrentHashMap<>();
    private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();

    /** The value of a loader, which is {@code first} if it had none. */
    V get(ClassLoader loader, V first) {
        for (Reference<?> each = gone.poll(); each != null; each = gone.poll()) {
            values.remove(each);
        }
        V earlier = values.putIfAbsent(new Key(loader, gone), first);
        return earlier == null ? first : earlier;
    }

    private static final class Key extends WeakReference<ClassLoader> {

        private final int hash;

        Key(ClassLoader loader, ReferenceQueue<ClassLoader> gone) {
            super(loader, gone);
            this.hash = System.identityHashCode(loader);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            ClassLoader loader = get();
            return loader != null && other instanceof Key key && loader == key.get();
        }
    }
}
