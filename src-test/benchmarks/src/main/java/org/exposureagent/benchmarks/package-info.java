/** Measurements of the agent, each beside what a user would have instead. */
@NullMarked
package org.exposureagent.benchmarks;

import org.jspecify.annotations.NullMarked;
