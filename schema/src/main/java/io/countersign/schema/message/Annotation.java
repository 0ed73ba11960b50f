package io.countersign.schema.message;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A keyword that speaks to readers only; without this the validator would visit it once for every value. */
record Annotation(String keyword) implements Keyword {
    @Override
    public String getValue() {
        return keyword;
    }

    @Override
    public @Nullable KeywordValidator newValidator(
            SchemaLocation location, JsonNode keyword, Schema parent, SchemaContext context) {
        return null;
    }
}
