/** What recording one exposure costs its caller. */
@NullMarked
package org.exposureagent.benchmarks.append;

import org.jspecify.annotations.NullMarked;
