/** Generates the code that a point adds to a method, as the class file of an advice that Byte Buddy inlines. */
@NullMarked
package org.exposureagent.core.instrument.advice;

import org.jspecify.annotations.NullMarked;
