package io.countersign.schema.message.people;

import io.countersign.schema.message.Attribute;
import java.time.LocalDate;
import java.util.List;

/** The plain attributes of people. */
public final class PersonAttributes {
    /** First name; a person has this or a last name. */
    public static final Attribute<String> FIRST_NAME = Attribute.text("first_name");

    /** Last name. */
    public static final Attribute<String> LAST_NAME = Attribute.text("last_name");

    /** Date of birth. */
    public static final Attribute<LocalDate> DOB = Attribute.pastDay("dob");

    /** All, in the order of the columns. */
    public static final List<Attribute<?>> ALL = List.of(
            FIRST_NAME,
            LAST_NAME,
            Attribute.text("locale"),
            Attribute.text("gender", "unknown"),
            DOB,
            Attribute.text("data_consent", "unknown"),
            Attribute.flag("accepts_marketing"),
            Attribute.text("note"));

    private PersonAttributes() {}
}
