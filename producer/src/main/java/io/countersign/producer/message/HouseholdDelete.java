package io.countersign.producer.message;

import io.countersign.schema.key.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Deletes a household: {@code household:delete}. */
public final class HouseholdDelete extends Message<HouseholdDelete> {
    /** A message without any member but its type. */
    public HouseholdDelete() {
        super("household:delete");
    }

    /** When this is stated; the client sets the present time otherwise. */
    public HouseholdDelete issuedAt(Instant value) {
        return set("issued_at", value.truncatedTo(ChronoUnit.MICROS).toString());
    }

    /** Any text that makes two otherwise equal statements distinct, up to 64 characters. */
    public HouseholdDelete nonce(String value) {
        return set("nonce", value);
    }

    /** The community that the message is meant for; the client sets the one it knows otherwise. */
    public HouseholdDelete audience(PublicKey value) {
        return set("audience", value.encoded());
    }

    /** Asks for the whole record in the ack. */
    public HouseholdDelete returnResource() {
        return set("return", "resource");
    }

    /** The community's number for the record, which must exist. */
    public HouseholdDelete id(@Nullable Long value) {
        return set("id", value);
    }

    /** The sender's own name for the record, up to 255 characters. */
    public HouseholdDelete importId(@Nullable String value) {
        return set("import_id", value);
    }

    /** Whether its content is scrubbed from the ledger too. */
    public HouseholdDelete erase(boolean value) {
        return set("erase", value);
    }
}
