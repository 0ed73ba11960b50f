package io.countersign.schema.message.households;

import io.countersign.schema.message.Attribute;
import java.util.List;

/** The plain attributes of households. */
public final class HouseholdAttributes {
    /** Name, which every household has. */
    public static final Attribute<String> NAME = Attribute.text("name");

    /** All, in the order of the columns. */
    public static final List<Attribute<?>> ALL = List.of(
            NAME,
            Attribute.text("locale"),
            Attribute.text("data_consent", "unknown"),
            Attribute.flag("accepts_marketing"),
            Attribute.text("note"));

    private HouseholdAttributes() {}
}
