package io.countersign.schema.message;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The JSON Schemas of all message types, compiled: the one source of truth for the structure of payloads. */
final class Structure {
    private static final List<Keyword> ANNOTATIONS =
            List.of(new Annotation("title"), new Annotation("description"), new Annotation("examples"));

    private final Map<String, Schema> schemas;

    Structure() {
        Dialect dialect = Dialect.builder(Dialects.getDraft202012())
                .keyword(new BoundedItems())
                .keyword(new IntegerBound(KeywordType.MINIMUM))
                .keyword(new IntegerBound(KeywordType.MAXIMUM))
                .keywords(ANNOTATIONS)
                .build();
        SchemaRegistry registry = SchemaRegistry.withDialect(dialect);
        schemas = MessageTypes.all().stream()
                .collect(Collectors.toUnmodifiableMap(MessageType::name, compiledBy(registry)));
    }

    private static Function<MessageType, Schema> compiledBy(SchemaRegistry registry) {
        return type -> {
            String folder = type.getClass().getPackageName().replace('.', '/');
            Schema schema = registry.getSchema(SchemaLocation.of("classpath:" + folder + "/" + type.schema()));
            schema.initializeValidators();
            return schema;
        };
    }

    void check(MessageType type, JsonNode payload, SchemaFindings findings) {
        Schema schema = schemas.get(type.name());
        if (schema == null) {
            throw new IllegalArgumentException("not in the list of message types: " + type.name());
        }
        ExecutionContext context = schema.createExecutionContext();
        context.setErrors(findings);
        schema.validate(context, payload);
    }
}
