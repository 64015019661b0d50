/** The SDKs that are known: ready-made integrations, those of extensions, and the command that lists them. */
@NullMarked
package org.exposureagent.core.agent.catalog;

import org.jspecify.annotations.NullMarked;
