package io.countersign.producer.message;

import io.countersign.schema.key.PublicKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Creates an organization or updates one, with its people: {@code organizations:upsert}. */
public final class OrganizationUpsert extends Message<OrganizationUpsert> {
    /** A message without any member but its type. */
    public OrganizationUpsert() {
        super("organizations:upsert");
    }

    /** When this is stated; the client sets the present time otherwise. */
    public OrganizationUpsert issuedAt(Instant value) {
        return set("issued_at", value.truncatedTo(ChronoUnit.MICROS).toString());
    }

    /** Any text that makes two otherwise equal statements distinct, up to 64 characters. */
    public OrganizationUpsert nonce(String value) {
        return set("nonce", value);
    }

    /** The community that the message is meant for; the client sets the one it knows otherwise. */
    public OrganizationUpsert audience(PublicKey value) {
        return set("audience", value.encoded());
    }

    /** Asks for the whole record in the ack. */
    public OrganizationUpsert returnResource() {
        return set("return", "resource");
    }

    /** The community's number for the record, which must exist. */
    public OrganizationUpsert id(@Nullable Long value) {
        return set("id", value);
    }

    /** The sender's own name for the record, up to 255 characters. */
    public OrganizationUpsert importId(@Nullable String value) {
        return set("import_id", value);
    }

    /** Name, required unless the status is wizard. */
    public OrganizationUpsert name(@Nullable String value) {
        return set("name", value);
    }

    /** The category; null takes it away. */
    public OrganizationUpsert category(@Nullable Category value) {
        return set("category", value);
    }

    /** Preferred language: fr or en. */
    public OrganizationUpsert locale(@Nullable String value) {
        return set("locale", value);
    }

    /** unknown, accepted or rejected. */
    public OrganizationUpsert dataConsent(@Nullable String value) {
        return set("data_consent", value);
    }

    /** Consent to receive electronic communications. */
    public OrganizationUpsert acceptsMarketing(@Nullable Boolean value) {
        return set("accepts_marketing", value);
    }

    /** Why the organization is inactive. */
    public OrganizationUpsert reason(@Nullable String value) {
        return set("reason", value);
    }

    /** wizard, active or inactive. */
    public OrganizationUpsert status(@Nullable String value) {
        return set("status", value);
    }

    /** confidential or shared_with_subscribers. */
    public OrganizationUpsert federationPermission(@Nullable String value) {
        return set("federation_permission", value);
    }

    /** unknown, closed, partially_closed or open. */
    public OrganizationUpsert openingStatus(@Nullable String value) {
        return set("opening_status", value);
    }

    /** Access permission level. */
    public OrganizationUpsert permission(@Nullable String value) {
        return set("permission", value);
    }

    /** At most 5 digits before the decimal point and 5 after it. */
    public OrganizationUpsert splitPercentage(@Nullable BigDecimal value) {
        return set("split_percentage", value);
    }

    /** Free text of any length. */
    public OrganizationUpsert note(@Nullable String value) {
        return set("note", value);
    }

    /** Adds people in the organization. */
    public OrganizationUpsert people(PersonUpsert... items) {
        return add("people", items);
    }

    /** Adds ways to reach the record. */
    public OrganizationUpsert contactInformations(Contact... items) {
        return add("contact_informations", items);
    }

    /** Adds postal addresses. */
    public OrganizationUpsert addresses(Address... items) {
        return add("addresses", items);
    }

    /** Adds answers to forms. */
    public OrganizationUpsert forms(Form... items) {
        return add("forms", items);
    }
}
