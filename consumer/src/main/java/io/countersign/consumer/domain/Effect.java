package io.countersign.consumer.domain;

import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.ResourcePage;
import io.countersign.schema.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a message did.
 *
 * @param subject the record that it is about; null where there is none
 * @param importId the subject's import_id afterwards
 * @param ids the ids given to nested records, in the order of the request
 * @param resource what the message asks for: the whole subject afterwards, or another answer
 * @param page the page of a list that the message asks for
 */
public record Effect(
        AckResult result,
        @Nullable RecordId subject,
        @Nullable String importId,
        List<Problem> problems,
        @Nullable ObjectNode ids,
        @Nullable ObjectNode resource,
        @Nullable ResourcePage page) {
    /** What a message did that asks for no list. */
    public Effect(
            AckResult result,
            @Nullable RecordId subject,
            @Nullable String importId,
            List<Problem> problems,
            @Nullable ObjectNode ids,
            @Nullable ObjectNode resource) {
        this(result, subject, importId, problems, ids, resource, null);
    }

    static Effect of(AckResult result) {
        return new Effect(result, null, null, List.of(), null, null);
    }

    /** A message whose content is wrong. */
    public static Effect invalid(List<Problem> problems) {
        return new Effect(AckResult.INVALID, null, null, problems, null, null);
    }

    Effect as(AckResult other) {
        return new Effect(other, subject, importId, problems, ids, resource);
    }

    /** The same with another resource. */
    public Effect with(ObjectNode other) {
        return new Effect(result, subject, importId, problems, ids, other, page);
    }

    /** The same without the resource. */
    public Effect withoutResource() {
        return new Effect(result, subject, importId, problems, ids, null);
    }
}
