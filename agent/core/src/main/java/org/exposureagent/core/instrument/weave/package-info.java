/** Turns the points of one class into bytecode, and weaves it in. Loads Byte Buddy; nothing else of the agent does. */
@NullMarked
package org.exposureagent.core.instrument.weave;

import org.jspecify.annotations.NullMarked;
