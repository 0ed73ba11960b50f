package io.countersign.consumer.store;

import io.countersign.schema.bytes.Bytes;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types of columns: how their values stand in the arrays of statements, and in rows that are copied. */
enum ColumnType {
    INT4("int4"),
    INT8("int8"),
    BOOL("bool"),
    TEXT("text"),
    BYTEA("bytea"),
    /** Several byte strings a row; stands as text in the arrays of statements, which have no arrays of arrays. */
    BYTEAS("text"),
    DATE("date"),
    NUMERIC("numeric"),
    TIMESTAMPTZ("timestamptz"),
    UUID("uuid"),
    JSONB("jsonb");

    private static final int BYTEA_OID = 17;
    private static final byte JSONB_VERSION = 1;

    private final String sqlName;

    ColumnType(String sqlName) {
        this.sqlName = sqlName;
    }

    /** The name of the type of an array's elements. */
    String sqlName() {
        return sqlName;
    }

    /** The values as the driver takes arrays. */
    Object[] elements(List<? extends @Nullable Object> values) {
        Object[] elements = array(values.size());
        for (int i = 0; i < elements.length; i++) {
            Object value = values.get(i);
            elements[i] = value == null ? null : element(value);
        }
        return elements;
    }

    private Object[] array(int length) {
        return switch (this) {
            case INT4 -> new Integer[length];
            case INT8 -> new Long[length];
            case BOOL -> new Boolean[length];
            case BYTEA -> new byte[length][];
            case TEXT, BYTEAS, DATE, NUMERIC, TIMESTAMPTZ, UUID, JSONB -> new String[length];
        };
    }

    private Object element(Object value) {
        return switch (this) {
            case INT4, INT8, BOOL, TEXT -> value;
            case BYTEA -> ((Bytes) value).borrow();
            case BYTEAS -> literal(several(value));
            case DATE, NUMERIC, TIMESTAMPTZ, UUID, JSONB -> value.toString();
        };
    }

    /** A value as PostgreSQL's {@code …_recv} functions read it. */
    byte[] binary(Object value) {
        return switch (this) {
            case INT4 -> ofInt((Integer) value);
            case INT8 -> ofLong((Long) value);
            case BOOL -> new byte[] {(byte) ((Boolean) value ? 1 : 0)};
            case TEXT -> ((String) value).getBytes(StandardCharsets.UTF_8);
            case BYTEA -> ((Bytes) value).borrow();
            case BYTEAS -> ofSeveral(several(value));
            case DATE -> BinaryTime.of((LocalDate) value);
            case NUMERIC -> BinaryNumeric.of((BigDecimal) value);
            case TIMESTAMPTZ -> BinaryTime.of((Instant) value);
            case UUID -> ofUuid((UUID) value);
            case JSONB -> ofJson(value.toString());
        };
    }

    private static byte[] ofInt(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    private static byte[] ofLong(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static byte[] ofUuid(UUID value) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array();
    }

    private static byte[] ofJson(String text) {
        byte[] json = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + json.length).put(JSONB_VERSION).put(json).array();
    }

    @SuppressWarnings("unchecked")
    private static Collection<Bytes> several(Object value) {
        return (Collection<Bytes>) value;
    }

    private static String literal(Collection<Bytes> elements) {
        return elements.stream()
                .map(element -> "\"\\\\x" + element.toHex() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Dimensions, whether there are nulls, the type of the elements; length and lower bound; the elements. */
    private static byte[] ofSeveral(Collection<Bytes> elements) {
        int length = elements.stream()
                .mapToInt(element -> Integer.BYTES + element.length())
                .sum();
        ByteBuffer array = ByteBuffer.allocate(5 * Integer.BYTES + length);
        array.putInt(1).putInt(0).putInt(BYTEA_OID).putInt(elements.size()).putInt(1);
        elements.forEach(element -> array.putInt(element.length()).put(element.borrow()));
        return array.array();
    }
}
