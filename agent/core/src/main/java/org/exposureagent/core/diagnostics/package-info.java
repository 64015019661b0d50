/** What the agent says of itself: its log on standard error, its counters. */
@NullMarked
package org.exposureagent.core.diagnostics;

import org.jspecify.annotations.NullMarked;
