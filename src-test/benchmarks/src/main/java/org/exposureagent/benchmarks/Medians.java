package org.exposureagent.benchmarks;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** The middle one of several measurements. */
public final class Medians {

    private Medians() {}

    /** Of {@code rounds} values, each given by the number of its round. */
    public static double of(int rounds, IntToDoubleFunction value) {
        double[] sorted = new double[rounds];
        Arrays.setAll(sorted, value);
        Arrays.sort(sorted);
        return sorted[rounds / 2];
    }
}
