/** What a collector gets, and the rules of Mozilla's Glean that it is held against. */
@NullMarked
package org.exposureagent.collector.submission;

import org.jspecify.annotations.NullMarked;
