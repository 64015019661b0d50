/** The domain: who is enrolled, and which check is an exposure. */
@NullMarked
package org.exposureagent.core.exposure;

import org.jspecify.annotations.NullMarked;
