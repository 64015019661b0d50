package org.exposureagent.core.upload;

import org.jspecify.annotations.Nullable;

/**
 * What of delivery a user can set.
 *
 * @param rate null: none, as for a file
 * @param logPings whether each ping is printed, as Glean's option of that name does
 * @param bufferedEvents exposures that wait between application and worker
 */
public record UploadSettings(@Nullable Rate rate, boolean logPings, int bufferedEvents) {}
