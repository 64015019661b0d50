package org.exposureagent.acceptance.harness;

import java.util.Map;

/**
 * A request that a {@link Receiver} got.
 *
 * @param headers by name, upper or lower case; several values of one name are joined by a comma
 * @param bytes the length of the body as it was sent
 * @param body inflated when it came as gzip
 */
public record Submission(String method, String path, Map<String, String> headers, int bytes, String body) {}
