/** Weaves the points of one class into its class file, and proves that it did. Loaded when the first class matches. */
@NullMarked
package org.exposureagent.core.instrument.weave;

import org.jspecify.annotations.NullMarked;
