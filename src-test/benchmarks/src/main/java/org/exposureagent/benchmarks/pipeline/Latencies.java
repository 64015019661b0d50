package org.exposureagent.benchmarks.pipeline;

/** Counts durations in buckets that are an eighth wide, so that recording one costs no memory. For one thread. */
final class Latencies {

    private static final int PARTS = 8;
    private static final int PART_BITS = 3;

    private final long[] counts = new long[Long.SIZE * PARTS];
    private long total;

    void add(long nanos) {
        counts[bucket(Math.max(1, nanos))]++;
        total++;
    }

    void addAll(Latencies others) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += others.counts[i];
        }
        total += others.total;
    }

    /** The lower bound of the bucket that holds it, in nanoseconds. */
    long percentile(double percent) {
        long left = (long) Math.ceil(total * percent / 100);
        int bucket = 0;
        while (bucket < counts.length - 1 && left > counts[bucket]) {
            left -= counts[bucket];
            bucket++;
        }
        int exponent = bucket / PARTS;
        long part = bucket % PARTS;
        return exponent < PART_BITS ? 1L << exponent : (PARTS + part) << (exponent - PART_BITS);
    }

    private static int bucket(long nanos) {
        int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
        int part = exponent < PART_BITS ? 0 : (int) (nanos >>> (exponent - PART_BITS)) & (PARTS - 1);
        return exponent * PARTS + part;
    }
}
