/** Paths to the values of an intercepted call: read from text, and resolved on the declared types of class files. */
@NullMarked
package org.exposureagent.core.instrument.path;

import org.jspecify.annotations.NullMarked;
