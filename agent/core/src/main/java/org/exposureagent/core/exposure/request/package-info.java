/** The decision where a process serves many subjects, and each call names its own. */
@NullMarked
package org.exposureagent.core.exposure.request;

import org.jspecify.annotations.NullMarked;
