package org.exposureagent.acceptance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A JSON schema of Mozilla's pipeline. */
public final class Schema {

    private final JsonSchema schema;

    private Schema(JsonSchema schema) {
        this.schema = schema;
    }

    /**
     * The schema of Glean's pings. It is Mozilla's file and no part of this project: tests that ask for it are skipped
     * unless {@code shared/schemas} lies beside the project.
     */
    public static Schema glean() {
        return named("glean.1.schema.json", VersionFlag.V6);
    }

    /** The schema of a ping of legacy telemetry, {@code event} or {@code main}; as {@link #glean}. */
    public static Schema legacy(String ping) {
        return named(ping + ".4.schema.json", VersionFlag.V4);
    }

    private static Schema named(String name, VersionFlag draft) {
        Path file = Project.root().resolveSibling("shared").resolve("schemas").resolve(name);
        Assumptions.assumeTrue(Files.isReadable(file), "no schema at " + file);
        try (InputStream json = Files.newInputStream(file)) {
            return new Schema(JsonSchemaFactory.getInstance(draft).getSchema(json));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Fails with what the schema has against the body. */
    public void assertValid(JsonNode body) {
        assertThat(schema.validate(body)).as(body.toPrettyString()).isEmpty();
    }
}
