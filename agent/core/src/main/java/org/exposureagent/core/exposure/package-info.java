/**
 * The domain: who is enrolled, and which check is an exposure.
 *
 * <p>Runs on application threads, often while an application starts: no lambdas and no streams here, the first of which
 * costs a JVM tens of milliseconds.
 */
@NullMarked
package org.exposureagent.core.exposure;

import org.jspecify.annotations.NullMarked;
