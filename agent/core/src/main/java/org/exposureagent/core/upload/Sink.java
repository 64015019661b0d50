package org.exposureagent.core.upload;

import org.exposureagent.core.ping.Ping;

/** Where pings go. For the thread that sends; may block, never throws. */
public interface Sink {

    Outcome send(Ping ping);
}
