/**
 * The domain: who is enrolled, and which check is an exposure.
 *
 * <p>Runs on application threads, often while an application starts: nothing here that is linked by invokedynamic
 * (lambdas, a record's own {@code equals}), the first of which costs a JVM tens of milliseconds.
 */
@NullMarked
package org.exposureagent.core.exposure;

import org.jspecify.annotations.NullMarked;
