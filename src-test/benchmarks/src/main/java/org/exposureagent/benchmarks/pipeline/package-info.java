/** How many exposures reach a receiver, and at what cost. */
@NullMarked
package org.exposureagent.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;
