/** The interception points of the SDKs the agent knows, and the model in which they, and a user's own, are written. */
package org.exposureagent.integrations;
