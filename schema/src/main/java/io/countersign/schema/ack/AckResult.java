package io.countersign.schema.ack;

import java.util.Locale;

/** What exactly became of a message; each result belongs to one status. */
public enum AckResult {
    CREATED(AckStatus.PERSISTED, "A record was created."),
    UPDATED(AckStatus.PERSISTED, "A record was changed."),
    UNCHANGED(AckStatus.PERSISTED, "The record already was as asked."),
    MERGED(AckStatus.PERSISTED, "Two records became one."),
    DELETED(AckStatus.PERSISTED, "A record was deleted."),
    STALE(AckStatus.PERSISTED, "Not applied: a newer statement of the same source already was."),
    DUPLICATE(AckStatus.PERSISTED, "Not applied again: exactly this signed payload already was."),
    FOUND(AckStatus.ANSWERED, "A query found what it asked for."),
    PONG(AckStatus.ANSWERED, "A ping was answered."),
    INVALID(AckStatus.FAILED, "The content breaks rules."),
    BAD_SIGNATURE(AckStatus.REJECTED, "The signature does not hold for the payload."),
    UNKNOWN_SOURCE(AckStatus.REJECTED, "The key belongs to no registered source."),
    REVOKED_SOURCE(AckStatus.REJECTED, "The source was revoked, or is outside its time of validity."),
    TYPE_NOT_ALLOWED(AckStatus.REJECTED, "The source may not send messages of this type."),
    NOT_FRESH(
            AckStatus.REJECTED,
            "The source's policy asks for a fresher message, or for one that says when it was issued."),
    WRONG_AUDIENCE(AckStatus.REJECTED, "The message is meant for another community."),
    MALFORMED(AckStatus.REJECTED, "The record is not a request envelope.");

    private final AckStatus status;
    private final String meaning;

    AckResult(AckStatus status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    /** What it says of the message, as an English sentence. */
    public String meaning() {
        return meaning;
    }

    /** The status it belongs to. */
    public AckStatus status() {
        return status;
    }

    /** The result as acks carry it, for example {@code bad_signature}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #text} writes; throws {@link IllegalArgumentException} for anything else. */
    public static AckResult parse(String text) {
        for (AckResult result : values()) {
            if (result.text().equals(text)) {
                return result;
            }
        }
        throw new IllegalArgumentException("not a known result of an ack");
    }
}
