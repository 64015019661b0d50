/** What the agent adds to the start of a JVM. */
@NullMarked
package org.exposureagent.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
