/** Weaving of interception points into classes. */
@NullMarked
package org.exposureagent.core.instrument;

import org.jspecify.annotations.NullMarked;
