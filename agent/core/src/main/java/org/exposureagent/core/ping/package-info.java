/** Assembly of recorded events into pings, in Glean format. */
@NullMarked
package org.exposureagent.core.ping;

import org.jspecify.annotations.NullMarked;
