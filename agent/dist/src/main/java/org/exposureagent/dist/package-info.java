/** What the JVM starts: checks, the dispatcher, and the loader that hides everything else from the application. */
package org.exposureagent.dist;
