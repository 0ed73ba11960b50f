package io.countersign.schema.message;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The keyword {@code minimum} or {@code maximum}, except that where integers are asked for, a number with a fraction is not
 * compared: it is of the wrong type, and the validator fails at those that 64 bits do not hold.
 */
record IntegerBound(KeywordType bound) implements Keyword {
    private static final String INTEGER = "integer";

    @Override
    public String getValue() {
        return bound.getValue();
    }

    @Override
    public KeywordValidator newValidator(
            SchemaLocation location, JsonNode keyword, Schema parent, SchemaContext context) {
        KeywordValidator plain = bound.newValidator(location, keyword, parent, context);
        return isOfIntegers(parent.getSchemaNode().path("type")) ? new OfIntegers(plain) : plain;
    }

    private static boolean isOfIntegers(JsonNode type) {
        return Stream.concat(Stream.of(type), type.valueStream())
                .anyMatch(name -> name.asString("").equals(INTEGER));
    }

    private record OfIntegers(KeywordValidator plain) implements KeywordValidator {
        @Override
        public String getKeyword() {
            return plain.getKeyword();
        }

        @Override
        public SchemaLocation getSchemaLocation() {
            return plain.getSchemaLocation();
        }

        @Override
        public void validate(ExecutionContext execution, JsonNode node, JsonNode root, NodePath path) {
            if (node.isIntegralNumber()) {
                plain.validate(execution, node, root, path);
            }
        }
    }
}
