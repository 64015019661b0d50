/** Black-box tests: real JVMs with the built agent. */
@NullMarked
package org.exposureagent.acceptance;

import org.jspecify.annotations.NullMarked;
