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

    /** Date of death, not before the date of birth. */
    public static final Attribute<LocalDate> DOD = Attribute.pastDay("dod");

    /** Name to log in with; no two people of an account have the same. */
    public static final Attribute<String> USERNAME = Attribute.text("username");

    /** Whether the person may log in, which protects it from being deleted. */
    public static final Attribute<Boolean> LOGIN_ACTIVE = Attribute.flag("login_active");

    /** All, in the order of the columns. */
    public static final List<Attribute<?>> ALL = List.of(
            FIRST_NAME,
            LAST_NAME,
            Attribute.text("locale"),
            Attribute.text("gender", "unknown"),
            DOB,
            Attribute.text("data_consent", "unknown"),
            Attribute.flag("accepts_marketing"),
            Attribute.text("note"),
            Attribute.text("middle_name"),
            Attribute.text("title"),
            Attribute.text("nickname"),
            Attribute.text("salutation"),
            DOD,
            Attribute.text("marital_status"),
            Attribute.text("occupation"),
            Attribute.flag("guardian"),
            Attribute.flag("archived"),
            Attribute.text("status", "active"),
            USERNAME,
            LOGIN_ACTIVE,
            Attribute.text("role"),
            Attribute.text("preferred_contact_method"),
            Attribute.object("receipt"),
            Attribute.text("avatar_url"),
            Attribute.text("timezone"),
            Attribute.object("traits"));

    private PersonAttributes() {}
}
