/** Assembly of recorded events into pings, in one of the formats of {@link org.exposureagent.core.ping.Format}. */
@NullMarked
package org.exposureagent.core.ping;

import org.jspecify.annotations.NullMarked;
