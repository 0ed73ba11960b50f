package io.countersign.producer.message;

import io.countersign.schema.key.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Creates a household or updates one, with its people: {@code households:upsert}. */
public final class HouseholdUpsert extends Message<HouseholdUpsert> {
    /** A message without any member but its type. */
    public HouseholdUpsert() {
        super("households:upsert");
    }

    /** When this is stated; the client sets the present time otherwise. */
    public HouseholdUpsert issuedAt(Instant value) {
        return set("issued_at", value.truncatedTo(ChronoUnit.MICROS).toString());
    }

    /** Any text that makes two otherwise equal statements distinct, up to 64 characters. */
    public HouseholdUpsert nonce(String value) {
        return set("nonce", value);
    }

    /** The community that the message is meant for; the client sets the one it knows otherwise. */
    public HouseholdUpsert audience(PublicKey value) {
        return set("audience", value.encoded());
    }

    /** Asks for the whole record in the ack. */
    public HouseholdUpsert returnResource() {
        return set("return", "resource");
    }

    /** The community's number for the record, which must exist. */
    public HouseholdUpsert id(@Nullable Long value) {
        return set("id", value);
    }

    /** The sender's own name for the record, up to 255 characters. */
    public HouseholdUpsert importId(@Nullable String value) {
        return set("import_id", value);
    }

    /** Name, required. */
    public HouseholdUpsert name(@Nullable String value) {
        return set("name", value);
    }

    /** The category; null takes it away. */
    public HouseholdUpsert category(@Nullable Category value) {
        return set("category", value);
    }

    /** Preferred language: fr or en. */
    public HouseholdUpsert locale(@Nullable String value) {
        return set("locale", value);
    }

    /** unknown, accepted or rejected. */
    public HouseholdUpsert dataConsent(@Nullable String value) {
        return set("data_consent", value);
    }

    /** Consent to receive electronic communications. */
    public HouseholdUpsert acceptsMarketing(@Nullable Boolean value) {
        return set("accepts_marketing", value);
    }

    /** Free text of any length. */
    public HouseholdUpsert note(@Nullable String value) {
        return set("note", value);
    }

    /** Adds people in the household. */
    public HouseholdUpsert people(PersonUpsert... items) {
        return add("people", items);
    }

    /** Adds ways to reach the record. */
    public HouseholdUpsert contactInformations(Contact... items) {
        return add("contact_informations", items);
    }

    /** Adds postal addresses. */
    public HouseholdUpsert addresses(Address... items) {
        return add("addresses", items);
    }

    /** Adds answers to forms. */
    public HouseholdUpsert forms(Form... items) {
        return add("forms", items);
    }
}
