/** The buffer of recorded events between application threads and the worker. */
@NullMarked
package org.exposureagent.core.journal;

import org.jspecify.annotations.NullMarked;
