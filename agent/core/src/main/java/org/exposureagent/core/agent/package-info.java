/** The composition root: the only package that knows all the others. */
@NullMarked
package org.exposureagent.core.agent;

import org.jspecify.annotations.NullMarked;
