package org.exposureagent.core.exposure.request;

/**
 * The state word of an entry of {@link SubjectTable}, one subject in one experiment:
 *
 * <pre>
 * 0                                        never used
 * bits 63-62  01  BUSY: a thread is at it; 61-0 a part of the key
 * bits 63-62  10  HELD
 *      61-38      second of its last change, modulo 2^24
 *      37         a hook announced the stay
 *      36-27      branch, a number of {@link Experiment}; 0: the stay ended, or never began
 *      26-0       features exposed in this stay, a bit each
 * </pre>
 */
final class Entry {

    static final long UNUSED = 0;
    static final int MAX_BRANCHES = (1 << 10) - 1;
    static final int MAX_FEATURES = 27;

    private static final long BUSY = 1L << 62;
    private static final long HELD = 1L << 63;
    private static final int SECOND_SHIFT = 38;
    private static final long SECONDS = (1 << 24) - 1;
    private static final long EXPLICIT = 1L << 37;
    private static final int BRANCH_SHIFT = MAX_FEATURES;
    private static final long FEATURES = (1L << MAX_FEATURES) - 1;

    private Entry() {}

    static long busy(long high, long low) {
        return BUSY | ((high ^ Long.rotateLeft(low, 32)) >>> 2);
    }

    static boolean isBusy(long entry) {
        return entry >>> 62 == 1;
    }

    /** A stay that begins; branch 0: that has ended. Nothing is exposed. */
    static long held(long second, boolean explicit, int branch) {
        return HELD | (second & SECONDS) << SECOND_SHIFT | (explicit ? EXPLICIT : 0) | (long) branch << BRANCH_SHIFT;
    }

    /** Its number; 0 for none. Not of a busy one. */
    static int branch(long entry) {
        return (int) (entry >>> BRANCH_SHIFT) & MAX_BRANCHES;
    }

    /** Whether a stay goes on; neither ended nor busy. */
    static boolean isIn(long entry) {
        return entry < 0 && branch(entry) != 0;
    }

    static boolean isExplicit(long entry) {
        return (entry & EXPLICIT) != 0;
    }

    static long explicit(long entry) {
        return entry | EXPLICIT;
    }

    /** Whether the feature was exposed. */
    static boolean isExposed(long entry, int feature) {
        return (entry >>> feature & 1) != 0;
    }

    static long exposed(long entry, int feature) {
        return entry | 1L << feature;
    }

    /** With another time, and nothing exposed. */
    static long renewed(long entry, long second) {
        return (entry & ~(SECONDS << SECOND_SHIFT | FEATURES)) | ((second & SECONDS) << SECOND_SHIFT);
    }

    /** Seconds since its last change; right for half a year. */
    static long age(long entry, long second) {
        return (second - (entry >>> SECOND_SHIFT)) & SECONDS;
    }
}
