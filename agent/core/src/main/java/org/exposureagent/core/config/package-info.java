/** The options and files that a user writes, read into values. */
@NullMarked
package org.exposureagent.core.config;

import org.jspecify.annotations.NullMarked;
