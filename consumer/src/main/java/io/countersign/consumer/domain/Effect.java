package io.countersign.consumer.domain;

import io.countersign.schema.ack.AckResult;
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
 * @param resource the whole subject afterwards, where the message asks for it
 */
public record Effect(
        AckResult result,
        @Nullable RecordId subject,
        @Nullable String importId,
        List<Problem> problems,
        @Nullable ObjectNode ids,
        @Nullable ObjectNode resource) {
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

    /** The same without the resource. */
    public Effect withoutResource() {
        return new Effect(result, subject, importId, problems, ids, null);
    }
}
