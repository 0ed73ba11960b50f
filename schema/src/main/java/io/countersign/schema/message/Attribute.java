package io.countersign.schema.message;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A plain attribute of a kind of records: one member of its messages and one column of its table, of the same name. Each
 * kind lists its attributes once, in the order of the columns.
 *
 * @param <T> the type of its values
 */
public final class Attribute<T> {
    /** What values are, and how a message's value works on the stored one. */
    public enum Sort {
        /** A {@link String} with content; one without content clears. */
        TEXT,
        /** A {@link Boolean}. */
        FLAG,
        /** A {@link LocalDate} from 1000-01-01 to today. */
        PAST_DAY,
        /** A {@link BigDecimal} with five decimal places. */
        DECIMAL,
        /** An {@link ObjectNode} whose members are put one by one; a member that is null is removed. */
        OBJECT
    }

    private final String name;
    private final Sort sort;
    private final @Nullable T initial;

    private Attribute(String name, Sort sort, @Nullable T initial) {
        this.name = name;
        this.sort = sort;
        this.initial = initial;
    }

    /** A text that may be left out. */
    public static Attribute<String> text(String name) {
        return new Attribute<>(name, Sort.TEXT, null);
    }

    /** A text with a default. */
    public static Attribute<String> text(String name, String initial) {
        return new Attribute<>(name, Sort.TEXT, initial);
    }

    /** A truth value, false by default. */
    public static Attribute<Boolean> flag(String name) {
        return new Attribute<>(name, Sort.FLAG, false);
    }

    /** A day that may be left out. */
    public static Attribute<LocalDate> pastDay(String name) {
        return new Attribute<>(name, Sort.PAST_DAY, null);
    }

    /** A number that may be left out. */
    public static Attribute<BigDecimal> decimal(String name) {
        return new Attribute<>(name, Sort.DECIMAL, null);
    }

    /** An object, empty by default. */
    public static Attribute<ObjectNode> object(String name) {
        return new Attribute<>(name, Sort.OBJECT, JsonNodeFactory.instance.objectNode());
    }

    /** The name of the member and of the column. */
    public String name() {
        return name;
    }

    /** What values are. */
    public Sort sort() {
        return sort;
    }

    /** The value of a new record of which nothing was said, and after clearing; null for none. */
    public @Nullable T initial() {
        return initial;
    }

    @Override
    public String toString() {
        return name;
    }
}
