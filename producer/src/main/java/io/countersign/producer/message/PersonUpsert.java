package io.countersign.producer.message;

import io.countersign.schema.key.PublicKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Creates a person or updates one: {@code people:upsert}. */
public final class PersonUpsert extends Message<PersonUpsert> {
    /** A message without any member but its type. */
    public PersonUpsert() {
        super("people:upsert");
    }

    /** When this is stated; the client sets the present time otherwise. */
    public PersonUpsert issuedAt(Instant value) {
        return set("issued_at", value.truncatedTo(ChronoUnit.MICROS).toString());
    }

    /** Any text that makes two otherwise equal statements distinct, up to 64 characters. */
    public PersonUpsert nonce(String value) {
        return set("nonce", value);
    }

    /** The community that the message is meant for; the client sets the one it knows otherwise. */
    public PersonUpsert audience(PublicKey value) {
        return set("audience", value.encoded());
    }

    /** Asks for the whole record in the ack. */
    public PersonUpsert returnResource() {
        return set("return", "resource");
    }

    /** The community's number for the record, which must exist. */
    public PersonUpsert id(@Nullable Long value) {
        return set("id", value);
    }

    /** The sender's own name for the record, up to 255 characters. */
    public PersonUpsert importId(@Nullable String value) {
        return set("import_id", value);
    }

    /** What else the person may be found by: email, phone, name_phone. */
    public PersonUpsert match(String... ways) {
        return set("match", ways);
    }

    /** fail or merge: what happens when different people are found. */
    public PersonUpsert onConflict(@Nullable String value) {
        return set("on_conflict", value);
    }

    /** create or fail: what happens when nobody is found. */
    public PersonUpsert onMissing(@Nullable String value) {
        return set("on_missing", value);
    }

    /** First name; compulsory if the last name is blank. */
    public PersonUpsert firstName(@Nullable String value) {
        return set("first_name", value);
    }

    /** Last name; compulsory if the first name is blank. */
    public PersonUpsert lastName(@Nullable String value) {
        return set("last_name", value);
    }

    /** The category; null takes it away. */
    public PersonUpsert category(@Nullable Category value) {
        return set("category", value);
    }

    /** Preferred language: fr or en. */
    public PersonUpsert locale(@Nullable String value) {
        return set("locale", value);
    }

    /** unknown, confidential, man, woman or other. */
    public PersonUpsert gender(@Nullable String value) {
        return set("gender", value);
    }

    /** Date of birth, not in the future. */
    public PersonUpsert dob(@Nullable LocalDate value) {
        return set("dob", value == null ? null : value.toString());
    }

    /** unknown, accepted or rejected. */
    public PersonUpsert dataConsent(@Nullable String value) {
        return set("data_consent", value);
    }

    /** Consent to receive electronic communications. */
    public PersonUpsert acceptsMarketing(@Nullable Boolean value) {
        return set("accepts_marketing", value);
    }

    /** Free text of any length. */
    public PersonUpsert note(@Nullable String value) {
        return set("note", value);
    }

    /** Middle name or names. */
    public PersonUpsert middleName(@Nullable String value) {
        return set("middle_name", value);
    }

    /** Form of address. */
    public PersonUpsert title(@Nullable String value) {
        return set("title", value);
    }

    /** Name by which the person is called. */
    public PersonUpsert nickname(@Nullable String value) {
        return set("nickname", value);
    }

    /** How a letter to the person begins. */
    public PersonUpsert salutation(@Nullable String value) {
        return set("salutation", value);
    }

    /** Date of death, not before the date of birth. */
    public PersonUpsert dod(@Nullable LocalDate value) {
        return set("dod", value == null ? null : value.toString());
    }

    /** Marital status. */
    public PersonUpsert maritalStatus(@Nullable String value) {
        return set("marital_status", value);
    }

    /** Occupation. */
    public PersonUpsert occupation(@Nullable String value) {
        return set("occupation", value);
    }

    /** Whether the person is a guardian of the children of its household. */
    public PersonUpsert guardian(@Nullable Boolean value) {
        return set("guardian", value);
    }

    /** Whether the person is kept for the record only. */
    public PersonUpsert archived(@Nullable Boolean value) {
        return set("archived", value);
    }

    /** active, unsubscribed or bounced. */
    public PersonUpsert status(@Nullable String value) {
        return set("status", value);
    }

    /** Name under which the person logs in. */
    public PersonUpsert username(@Nullable String value) {
        return set("username", value);
    }

    /** Whether the person may log in. */
    public PersonUpsert loginActive(@Nullable Boolean value) {
        return set("login_active", value);
    }

    /** What the person may do after logging in. */
    public PersonUpsert role(@Nullable String value) {
        return set("role", value);
    }

    /** How the person wants to be reached. */
    public PersonUpsert preferredContactMethod(@Nullable String value) {
        return set("preferred_contact_method", value);
    }

    /** How receipts are written; null clears all of it. */
    public PersonUpsert receipt(@Nullable Receipt value) {
        return set("receipt", value);
    }

    /** Where a picture of the person is found. */
    public PersonUpsert avatarUrl(@Nullable String value) {
        return set("avatar_url", value);
    }

    /** Name in the IANA time zone database. */
    public PersonUpsert timezone(@Nullable String value) {
        return set("timezone", value);
    }

    /** Further facts, merged member by member; null removes all. */
    public PersonUpsert traits(@Nullable ObjectNode value) {
        return set("traits", value);
    }

    /** Adds ways to reach the record. */
    public PersonUpsert contactInformations(Contact... items) {
        return add("contact_informations", items);
    }

    /** Adds postal addresses. */
    public PersonUpsert addresses(Address... items) {
        return add("addresses", items);
    }

    /** Adds answers to forms. */
    public PersonUpsert forms(Form... items) {
        return add("forms", items);
    }

    /** Adds values of the fields that the account defines. */
    public PersonUpsert customFields(CustomField... items) {
        return add("custom_fields", items);
    }

    /** The link to an organization, or the place in the record around it. */
    public PersonUpsert collaboration(Collaboration value) {
        return set("collaboration", value);
    }

    /** The household that the person lives in; null leaves it. */
    public PersonUpsert household(@Nullable Household value) {
        return set("household", value);
    }

    /** Adds who follows up on this person, or on whom it does. */
    public PersonUpsert contactAssignments(Assignment... items) {
        return add("contact_assignments", items);
    }
}
