package org.exposureagent.acceptance.harness;

/** An exposure, as a comment expects it or as a ping reports it. */
public record Exposed(String experiment, String branch, String feature) {}
