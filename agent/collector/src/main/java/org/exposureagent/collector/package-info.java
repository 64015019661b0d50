/** A local receiver of pings: a program for developers, and a server inside a test. */
@NullMarked
package org.exposureagent.collector;

import org.jspecify.annotations.NullMarked;
