package java.lang;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/**
 * The one class that woven code calls. It is defined into {@code java.base}, where every class loader and every module
 * sees it, and does nothing until the agent sets {@link #sink}.
 *
 * <p>Only types of the JDK occur here, and nothing of the application is kept: a frame holds strings, and those only
 * while its call runs.
 */
public final class ExposureDispatcher {

    /**
     * Positions 0 to {@code VALUES - 1} of a frame hold values; the agent says which is where. The same number behind
     * them holds what calls inside, of the same group and feature, said.
     */
    public static final int VALUES = 16;

    /** The feature of the frame of a read of all features: calls of its group inside it are not the outermost. */
    public static final String ALL = "";

    /** The group of the frame that encloses an expression: whatever is called under it is not an event. */
    public static final String MUTED = "";

    /**
     * Where events go; null until the agent plugs in, and again after it gave up. Called as {@code (feature, subject)},
     * both strings, the second may be null, for a feature check; as {@code (values, kind)}, an array and a string, for
     * everything else. It never throws and does not keep the array.
     */
    public static volatile BiConsumer<Object, Object> sink;

    /**
     * Deals with a check of {@code (feature, subject)} that is no event, as most are, and says whether it was one: then
     * {@link #sink} need not hear of it. Apart from it because it is small: the JVM's compiler puts it into the
     * application's own code. Null when {@code sink} is. It never throws.
     */
    public static volatile BiPredicate<Object, Object> settles;

    private static final int GROUP = 2 * VALUES;
    private static final int FEATURE = GROUP + 1;
    private static final int MUTE = GROUP + 2;
    private static final int DONE = GROUP + 3;
    private static final int LENGTH = GROUP + 4;

    /** Per thread: position 0 holds the depth in an {@code int[1]}, position n the frame of depth n. */
    private static final ThreadLocal<Object[]> FRAMES = new ThreadLocal<>();

    /** The texts of small numbers, each made when it is first needed; two threads may both make one. */
    private static final String[] NUMBERS = new String[256];

    /** Whether any expression was ever enclosed: until then a check need not look whether it is in one. */
    private static volatile boolean muting;

    private ExposureDispatcher() {}

    /** A feature check or value read that ended normally. */
    public static void check(String feature, String subject) {
        BiConsumer<Object, Object> target = sink;
        if (target == null || muted()) {
            return;
        }
        BiPredicate<Object, Object> small = settles;
        if (small == null || !small.test(feature, subject)) {
            target.accept(feature, subject);
        }
    }

    /** Any other event. {@code values} may be the array of {@link #frame}. */
    public static void event(String kind, Object[] values) {
        BiConsumer<Object, Object> target = sink;
        if (target != null && !muted()) {
            target.accept(values, kind);
        }
    }

    /**
     * A framed call whose values are in its frame ended normally. The outermost is an event; one inside it adds to the
     * outermost what that does not know.
     *
     * @param token what {@link #enter} returned, not 0
     */
    public static void evaluated(String kind, int token) {
        Object[] frames = FRAMES.get();
        Object[] frame = (Object[]) frames[Math.abs(token)];
        if (token > 0) {
            event(kind, frame);
        } else if (frame[MUTE] == null) {
            addTo(outermost(frames, frame), frame);
        }
    }

    /** The decimal digits of a number; those of a branch's or rule's index are not made at each call. */
    public static String text(int number) {
        if (number < 0 || number >= NUMBERS.length) {
            return String.valueOf(number);
        }
        String known = NUMBERS[number];
        if (known == null) {
            known = String.valueOf(number);
            NUMBERS[number] = known;
        }
        return known;
    }

    /** A value on the way to an event was null: the event is not recorded, and counted. */
    public static void missing(String point) {
        BiConsumer<Object, Object> target = sink;
        if (target != null) {
            target.accept(new Object[] {point}, "missing");
        }
    }

    /** Woven code threw; it is swallowed there, and told to the agent. */
    public static void failed(Throwable thrown, String point) {
        BiConsumer<Object, Object> target = sink;
        if (target != null) {
            target.accept(new Object[] {point, thrown}, "failed");
        }
    }

    /**
     * Opens a frame for a call that may nest.
     *
     * @param group calls of one group on one feature that run inside each other are one event, the outermost
     * @param feature the feature id, or null where it is not known before the call ends
     * @return the depth of the frame, for {@link #exit}; negative when this call is not the outermost of its kind
     */
    public static int enter(String group, String feature) {
        Object[] frames = FRAMES.get();
        if (frames == null) {
            frames = new Object[4];
            frames[0] = new int[1];
            FRAMES.set(frames);
        }
        int depth = ((int[]) frames[0])[0] + 1;
        if (depth == frames.length) {
            frames = Arrays.copyOf(frames, depth * 2);
            FRAMES.set(frames);
        }
        Object[] frame = (Object[]) frames[depth];
        if (frame == null) {
            frame = new Object[LENGTH];
            frames[depth] = frame;
        }
        boolean muteAbove = depth > 1 && ((Object[]) frames[depth - 1])[MUTE] != null;
        boolean counts = !muteAbove && !repeats(frames, depth, group, feature);
        frame[GROUP] = group;
        frame[FEATURE] = feature;
        boolean mutes = group.equals(MUTED);
        if (mutes && !muting) {
            muting = true;
        }
        frame[MUTE] = muteAbove || mutes ? MUTED : null;
        ((int[]) frames[0])[0] = depth;
        return counts ? depth : -depth;
    }

    /** The values of the innermost open frame if it is of this group, else null. */
    public static Object[] frame(String group) {
        Object[] frames = FRAMES.get();
        int depth = frames == null ? 0 : ((int[]) frames[0])[0];
        if (depth == 0) {
            return null;
        }
        Object[] frame = (Object[]) frames[depth];
        return group.equals(frame[GROUP]) ? frame : null;
    }

    /**
     * For a frame that was opened without a feature: whether a call inside it, of its group, made the event of this
     * feature already.
     *
     * @param token what {@link #enter} returned, positive
     */
    public static boolean isDone(int token, String feature) {
        Object[] frames = FRAMES.get();
        Object[] frame = (Object[]) frames[token];
        for (int i = token - 1; i > 0; i--) {
            Object[] outer = (Object[]) frames[i];
            if (frame[GROUP].equals(outer[GROUP])) {
                outer[DONE] = feature;
                break;
            }
        }
        return feature.equals(frame[DONE]);
    }

    /**
     * Closes a frame, and those that were left open under it.
     *
     * @param token what {@link #enter} returned; 0, when it did not return, closes nothing
     */
    public static void exit(int token) {
        if (token == 0) {
            return;
        }
        Object[] frames = FRAMES.get();
        int[] depth = (int[]) frames[0];
        int closed = Math.abs(token);
        for (int i = depth[0]; i >= closed; i--) {
            Arrays.fill((Object[]) frames[i], null);
        }
        depth[0] = closed - 1;
    }

    /** The call that ends first is the innermost, which knows best: what it said stays. */
    private static void addTo(Object[] outer, Object[] frame) {
        for (int i = 0; i < VALUES; i++) {
            if (outer[VALUES + i] == null) {
                outer[VALUES + i] = frame[i];
            }
        }
    }

    /** The frame of the call of which {@link #enter} said that this one repeats it. */
    private static Object[] outermost(Object[] frames, Object[] frame) {
        for (int i = 1; ; i++) {
            Object[] outer = (Object[]) frames[i];
            if (encloses(outer, (String) frame[GROUP], (String) frame[FEATURE])) {
                return outer;
            }
        }
    }

    private static boolean repeats(Object[] frames, int depth, String group, String feature) {
        if (feature == null) {
            return false;
        }
        for (int i = depth - 1; i > 0; i--) {
            if (encloses((Object[]) frames[i], group, feature)) {
                return true;
            }
        }
        return false;
    }

    private static boolean encloses(Object[] outer, String group, String feature) {
        Object of = outer[FEATURE];
        return group.equals(outer[GROUP]) && (feature.equals(of) || ALL.equals(of));
    }

    private static boolean muted() {
        if (!muting) {
            return false;
        }
        Object[] frames = FRAMES.get();
        if (frames == null) {
            return false;
        }
        int depth = ((int[]) frames[0])[0];
        return depth > 0 && ((Object[]) frames[depth])[MUTE] != null;
    }
}
