/** Delivery of pings: to a file, to a server. */
@NullMarked
package org.exposureagent.core.upload;

import org.jspecify.annotations.NullMarked;
