/** A small application that several tests break in several ways. */
@NullMarked
package org.exposureagent.acceptance.kiosk;

import org.jspecify.annotations.NullMarked;
