package io.countersign.schema.problem;

import java.util.Locale;

/** The closed list of what can be wrong with a message; the only place where a code is defined. */
public enum ErrorCode {
    REQUIRED("A value that must be there is missing or was cleared."),
    BLANK("A text that must have content is empty or only white space."),
    TOO_LONG("A text, list or record exceeds its greatest length."),
    WRONG_TYPE("The JSON type is not the one asked for."),
    WRONG_FORMAT("The value is not written the way its format asks."),
    NOT_IN_ENUM("The value is not one of those listed."),
    OUT_OF_RANGE("A number or a nesting depth is outside its limits."),
    UNKNOWN_FIELD("The member is not part of the message."),
    NOT_FOUND("What an id or reference names does not exist in the account."),
    IMPORT_ID_TAKEN("Another record of the account and kind holds this import_id."),
    USERNAME_TAKEN("Another person of the account holds this username."),
    IDENTITY_CONFLICT("The keys of the message name different records."),
    CONFLICT("Two statements of the message, or of the message and the store, cannot both hold."),
    PROTECTED_RECORD("The record may not be changed this way."),
    IN_FUTURE("The date lies in the future."),
    DUPLICATE_ITEM("The same member or item stands twice.");

    private final String meaning;

    ErrorCode(String meaning) {
        this.meaning = meaning;
    }

    /** What it says of the message, as an English sentence. */
    public String meaning() {
        return meaning;
    }

    /** The code as acks carry it, for example {@code too_long}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
