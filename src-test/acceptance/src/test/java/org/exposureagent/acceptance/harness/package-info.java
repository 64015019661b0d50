/** What the acceptance tests need to run real programs under the agent and to read what came of it. */
@NullMarked
package org.exposureagent.acceptance.harness;

import org.jspecify.annotations.NullMarked;
