package io.countersign.schema.ack;

import java.util.Locale;

/** What exactly became of a message; each result belongs to one status. */
public enum AckResult {
    /** A record was created. */
    CREATED(AckStatus.PERSISTED),
    /** A record was changed. */
    UPDATED(AckStatus.PERSISTED),
    /** The record already was as asked. */
    UNCHANGED(AckStatus.PERSISTED),
    /** Two records became one. */
    MERGED(AckStatus.PERSISTED),
    /** A record was deleted. */
    DELETED(AckStatus.PERSISTED),
    /** Not applied: a newer statement of the same source already was. */
    STALE(AckStatus.PERSISTED),
    /** Not applied again: exactly this signed payload already was. */
    DUPLICATE(AckStatus.PERSISTED),
    /** A query found what it asked for. */
    FOUND(AckStatus.ANSWERED),
    /** A ping was answered. */
    PONG(AckStatus.ANSWERED),
    /** The content breaks rules. */
    INVALID(AckStatus.FAILED),
    /** The signature does not hold for the payload. */
    BAD_SIGNATURE(AckStatus.REJECTED),
    /** The key belongs to no registered source. */
    UNKNOWN_SOURCE(AckStatus.REJECTED),
    /** The source was revoked, or is outside its time of validity. */
    REVOKED_SOURCE(AckStatus.REJECTED),
    /** The source may not send messages of this type. */
    TYPE_NOT_ALLOWED(AckStatus.REJECTED),
    /** The source's policy asks for a fresher message, or for one that says when it was issued. */
    NOT_FRESH(AckStatus.REJECTED),
    /** The message is meant for another community. */
    WRONG_AUDIENCE(AckStatus.REJECTED),
    /** The record is not a request envelope. */
    MALFORMED(AckStatus.REJECTED);

    private final AckStatus status;

    AckResult(AckStatus status) {
        this.status = status;
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
