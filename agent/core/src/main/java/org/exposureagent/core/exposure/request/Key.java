package org.exposureagent.core.exposure.request;

/**
 * 128 bits that stand for a subject in an experiment. Seeded anew in each process, so that nobody can choose subjects
 * that collide. Made on the hot path: small enough for the JIT compiler to leave the object out.
 */
record Key(long high, long low) {

    private static final long A = 0x9E37_79B9_7F4A_7C15L;
    private static final long B = 0xC2B2_AE3D_27D4_EB4FL;

    static Key of(String subject, long seed) {
        int length = subject.length();
        long high = seed ^ length * A;
        long low = Long.rotateLeft(seed, 32) ^ length * B;
        int at = 0;
        for (; at + 4 <= length; at += 4) {
            long four = subject.charAt(at)
                    | (long) subject.charAt(at + 1) << 16
                    | (long) subject.charAt(at + 2) << 32
                    | (long) subject.charAt(at + 3) << 48;
            high = Long.rotateLeft((high ^ four) * A, 29);
            low = (Long.rotateLeft(low, 31) + four) * B;
        }
        for (; at < length; at++) {
            long one = subject.charAt(at) + 1L;
            high = Long.rotateLeft((high ^ one) * A, 29);
            low = (Long.rotateLeft(low, 31) + one) * B;
        }
        return new Key(mixed(high + low), mixed(low ^ Long.rotateLeft(high, 17)));
    }

    /** The finalizer of MurmurHash3. */
    static long mixed(long bits) {
        long x = (bits ^ bits >>> 33) * 0xFF51_AFD7_ED55_8CCDL;
        x = (x ^ x >>> 33) * 0xC4CE_B9FE_1A85_EC53L;
        return x ^ x >>> 33;
    }
}
