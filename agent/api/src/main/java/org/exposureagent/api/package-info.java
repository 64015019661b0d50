/** What an application may call by itself. Every method does nothing until the agent is attached, which weaves it. */
package org.exposureagent.api;
