package io.countersign.schema.ack;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The signed part of an ack.
 *
 * @param type the request's type, null where it could not be read
 * @param messageId the request's id
 * @param result what became of it
 * @param id the record's id in the store, null where there is none
 * @param importId the record's id in the sender's terms, null where there is none
 * @param errors all problems
 * @param ids the ids given to nested records, null where there are none
 * @param resource the answer or the whole record, null where it was not asked for
 * @param page the page of a list that was asked for, null where none was
 */
public record AckPayload(
        @Nullable String type,
        MessageId messageId,
        AckResult result,
        @Nullable Long id,
        @Nullable String importId,
        List<Problem> errors,
        @Nullable JsonNode ids,
        @Nullable JsonNode resource,
        @Nullable ResourcePage page) {
    /** At most so many errors are written; when there are more, {@code errors_total} says how many. */
    public static final int MAX_ERRORS = 1_000;

    /** Copies the errors. */
    public AckPayload {
        errors = List.copyOf(errors);
    }

    /** The same without anything of a record's content, for a record that was erased. */
    public AckPayload withoutResource() {
        return new AckPayload(type, messageId, result, id, importId, errors, ids, null);
    }

    /** A payload that answers no query for a list. */
    public AckPayload(
            @Nullable String type,
            MessageId messageId,
            AckResult result,
            @Nullable Long id,
            @Nullable String importId,
            List<Problem> errors,
            @Nullable JsonNode ids,
            @Nullable JsonNode resource) {
        this(type, messageId, result, id, importId, errors, ids, resource, null);
    }

    /**
     * The bytes that are signed: the RFC 8785 form of the members {@code type, message_id, status, result, id,
     * import_id, errors, ids, resource, resources, q}, those that are null left out.
     */
    public Bytes canonical() {
        return AckJson.write(this);
    }

    /**
     * Reads a payload and ignores members it does not know; of the errors it finds those that were written. Throws
     * {@link IllegalArgumentException} for anything that {@link #canonical} could not have written.
     */
    public static AckPayload parse(Bytes json) {
        return AckJson.read(json);
    }
}
