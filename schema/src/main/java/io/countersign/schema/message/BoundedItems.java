package io.countersign.schema.message;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.ItemsValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import tools.jackson.databind.JsonNode;

/** The keyword {@code items}, except that an array longer than its {@code maxItems} is not looked into. */
final class BoundedItems implements Keyword {
    @Override
    public String getValue() {
        return KeywordType.ITEMS.getValue();
    }

    @Override
    public KeywordValidator newValidator(
            SchemaLocation location, JsonNode keyword, Schema parent, SchemaContext context) {
        int most = parent.getSchemaNode().path("maxItems").asInt(Integer.MAX_VALUE);
        return new ItemsValidator(location, keyword, parent, context) {
            @Override
            public void validate(ExecutionContext execution, JsonNode node, JsonNode root, NodePath path) {
                if (node.size() <= most) {
                    super.validate(execution, node, root, path);
                }
            }
        };
    }
}
