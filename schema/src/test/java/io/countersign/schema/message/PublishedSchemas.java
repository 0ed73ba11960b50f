package io.countersign.schema.message;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The schema files as any outsider's validator sees them, without what the reader of messages adds. */
public final class PublishedSchemas {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final String ROOT = "classpath:io/countersign/schema/";

    private PublishedSchemas() {}

    /** What is wrong with a document by the schema at a path from the schemas' root. */
    public static List<Error> faults(String path, JsonNode document) {
        return schema(path).validate(document);
    }

    static Schema schema(String path) {
        return REGISTRY.getSchema(SchemaLocation.of(ROOT + path));
    }

    /** What is wrong with a schema file itself. */
    static List<Error> faultsOfSchema(JsonNode schema) {
        return REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(schema);
    }
}
