package org.exposureagent.core.upload;

import org.jspecify.annotations.Nullable;

/**
 * What of delivery a user can set.
 *
 * @param rate null: none, as for a file
 * @param logPings whether each ping is printed, as Glean's option of that name does
 * @param journalBytes what recorded events may take, until they are in pings that are safe
 */
public record UploadSettings(@Nullable Rate rate, boolean logPings, long journalBytes) {}
