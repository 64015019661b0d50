/** What a feature check costs that is no exposure, or is one already. */
@NullMarked
package org.exposureagent.benchmarks.check;

import org.jspecify.annotations.NullMarked;
