package org.exposureagent.core.exposure.request;

/**
 * 128 bits that stand for a subject in an experiment. Seeded anew in each process, so that nobody can choose subjects
 * that collide. The hot path takes the halves, and makes no object.
 */
record Key(long high, long low) {

    private static final long A = 0x9E37_79B9_7F4A_7C15L;
    private static final long B = 0xC2B2_AE3D_27D4_EB4FL;

    static Key of(String subject, long seed) {
        return new Key(high(subject, seed), low(subject, seed));
    }

    static long high(String subject, long seed) {
        return hash(subject, seed, A);
    }

    static long low(String subject, long seed) {
        return hash(subject, Long.rotateLeft(seed, 32), B);
    }

    /** The finalizer of MurmurHash3. */
    static long mixed(long bits) {
        long x = (bits ^ bits >>> 33) * 0xFF51_AFD7_ED55_8CCDL;
        x = (x ^ x >>> 33) * 0xC4CE_B9FE_1A85_EC53L;
        return x ^ x >>> 33;
    }

    /** Four characters a step. */
    private static long hash(String subject, long seed, long factor) {
        int length = subject.length();
        long hash = seed ^ length * factor;
        int at = 0;
        for (; at + 4 <= length; at += 4) {
            long four = subject.charAt(at)
                    | (long) subject.charAt(at + 1) << 16
                    | (long) subject.charAt(at + 2) << 32
                    | (long) subject.charAt(at + 3) << 48;
            hash = Long.rotateLeft((hash ^ four) * factor, 29);
        }
        for (; at < length; at++) {
            hash = Long.rotateLeft((hash ^ subject.charAt(at) + 1L) * factor, 29);
        }
        return mixed(hash);
    }
}
