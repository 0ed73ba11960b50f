package io.countersign.consumer.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads JSON that the database holds. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    /** A column that is never null. */
    static ObjectNode object(ResultSet row, String column) throws SQLException {
        return (ObjectNode) value(row, column);
    }

    /** A column that is never null. */
    static JsonNode value(ResultSet row, String column) throws SQLException {
        return MAPPER.readTree(row.getString(column));
    }
}
