package org.exposureagent.integrations;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One interception point: a method of a class, what a call of it means, and where in the call the values are.
 *
 * <p>A value is a path: {@code argN}, {@code this}, {@code return}, {@code item} or a {@code 'literal'}, followed by
 * any number of {@code .field} and {@code .method()} steps. A step may pass literals or arguments ({@code .get('key')},
 * {@code .get(arg0)}), carry a cast ({@code arg0(com.acme.User).key()}), or end in {@code ?}: where the class lacks
 * that member the value is null.
 *
 * <p>Paths of a value can be put together, from the weakest to the strongest: {@code A | B} is the first that is
 * neither null nor the empty string; {@code A + B} is both in one string, null if one is null; {@code A ? 'x' : 'y'},
 * with a blank before the {@code ?}, is what the boolean A chooses, null if that is null. All is compiled into the
 * woven method.
 */
public final class Point {

    /**
     * The group of the evaluations of every SDK: one that runs inside another one's, on the same feature, is no event
     * of its own, but adds what it knows to that.
     */
    public static final String EVALUATIONS = "evaluations";

    private final String className;
    private final String method;
    private final Kind kind;
    private final String origin;
    private @Nullable String descriptor;
    private @Nullable String returning;
    private boolean subtypes;
    private boolean byItself;
    private boolean ifPresent;
    private boolean nests;
    private @Nullable String group;
    private @Nullable String when;
    private @Nullable String unless;
    private @Nullable String each;
    private final Map<Value, String> values = new EnumMap<>(Value.class);
    private final Set<Value> optional = EnumSet.of(Value.ENROLLMENT_ID, Value.REASON, Value.SUBJECT);

    private Point(String className, String method, Kind kind, String origin) {
        this.className = className;
        this.method = method;
        this.kind = kind;
        this.origin = origin;
    }

    /**
     * A point.
     *
     * @param className binary name of the class, such as {@code com.acme.Flags$Inner}
     * @param method simple name of the method, {@code <init>} for constructors, or {@code *} with {@link #returning}
     * @param origin where it was declared, for messages, such as {@code points.json, points[3]}
     */
    public static Point of(String className, String method, Kind kind, String origin) {
        return new Point(className, method, kind, origin);
    }

    /** Only the overload with this JVM descriptor. */
    public Point descriptor(String jvmDescriptor) {
        this.descriptor = jvmDescriptor;
        return this;
    }

    /** Only methods with this generic return type, as in the class file's Signature attribute. */
    public Point returning(String genericSignature) {
        this.returning = genericSignature;
        return this;
    }

    /** Weaves every class that extends or implements the named one, not only the named one. */
    public Point subtypes(boolean on) {
        this.subtypes = on;
        return this;
    }

    /**
     * Woven wherever it fits, whatever becomes of others, as a user's own point is. Without it the points of one origin
     * are woven into a class all or none: a class that lacks what one of them needs is of a version that is not known.
     */
    public Point byItself() {
        this.byItself = true;
        return this;
    }

    /**
     * Left out where the class lacks the method, as some of the known versions do. Not needed for descriptors of one
     * method, of which one must be there.
     */
    public Point ifPresent() {
        this.ifPresent = true;
        return this;
    }

    /** Calls of one group on one feature that run inside each other are one event, that of the outermost. */
    public Point nests(String groupName) {
        this.nests = true;
        this.group = groupName;
        return this;
    }

    /** The group whose frame a {@link Kind#CONTEXT} point adds to. */
    public Point group(String groupName) {
        this.group = groupName;
        return this;
    }

    /** A path that must be true for the call to count. */
    public Point when(String path) {
        this.when = path;
        return this;
    }

    /** A path that must not be true for the call to count; null counts as not true. */
    public Point unless(String path) {
        this.unless = path;
        return this;
    }

    /** A path to a Collection: one event an element, which other paths call {@code item}. */
    public Point each(String path) {
        this.each = path;
        return this;
    }

    /** Where a value is. */
    public Point value(Value value, String path) {
        values.put(value, path);
        return this;
    }

    /** Where a value is that may be null. */
    public Point optional(Value value, String path) {
        optional.add(value);
        return value(value, path);
    }

    public String className() {
        return className;
    }

    public String method() {
        return method;
    }

    public Kind kind() {
        return kind;
    }

    public String origin() {
        return origin;
    }

    public @Nullable String descriptor() {
        return descriptor;
    }

    public @Nullable String returning() {
        return returning;
    }

    public boolean subtypes() {
        return subtypes;
    }

    public boolean isByItself() {
        return byItself;
    }

    public boolean isIfPresent() {
        return ifPresent;
    }

    public boolean nests() {
        return nests;
    }

    public @Nullable String group() {
        return group;
    }

    public @Nullable String when() {
        return when;
    }

    public @Nullable String unless() {
        return unless;
    }

    public @Nullable String each() {
        return each;
    }

    public Map<Value, String> values() {
        return Collections.unmodifiableMap(values);
    }

    /** Whether the event stands when this value is null; else a null means no event. */
    public boolean mayBeNull(Value value) {
        return optional.contains(value);
    }

    @Override
    public String toString() {
        return className + "." + method + " (" + kind.spelling() + ", " + origin + ")";
    }
}
