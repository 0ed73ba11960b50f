package io.countersign.schema.problem;

import java.util.Locale;

/** The closed list of what can be wrong with a message; the only place where a code is defined. */
public enum ErrorCode {
    /** A value that must be there is missing or was cleared. */
    REQUIRED,
    /** A text that must have content is empty or only white space. */
    BLANK,
    /** A text, list or record exceeds its greatest length. */
    TOO_LONG,
    /** The JSON type is not the one asked for. */
    WRONG_TYPE,
    /** The value is not written the way its format asks. */
    WRONG_FORMAT,
    /** The value is not one of those listed. */
    NOT_IN_ENUM,
    /** A number or a nesting depth is outside its limits. */
    OUT_OF_RANGE,
    /** The member is not part of the message. */
    UNKNOWN_FIELD,
    /** What an id or reference names does not exist in the account. */
    NOT_FOUND,
    /** Another record of the account and kind holds this import_id. */
    IMPORT_ID_TAKEN,
    /** Another person of the account holds this username. */
    USERNAME_TAKEN,
    /** The keys of the message name different records. */
    IDENTITY_CONFLICT,
    /** Two statements of the message, or of the message and the store, cannot both hold. */
    CONFLICT,
    /** The record may not be changed this way. */
    PROTECTED_RECORD,
    /** The date lies in the future. */
    IN_FUTURE,
    /** The same member or item stands twice. */
    DUPLICATE_ITEM;

    /** The code as acks carry it, for example {@code too_long}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
