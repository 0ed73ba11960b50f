package io.countersign.consumer.domain;

import io.countersign.schema.ack.AckResult;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.messagequery.MessageQuery;
import io.countersign.schema.problem.Problems;
import org.jspecify.annotations.Nullable;

/** arkipel_messages:query: asks nothing of the records; the store answers it from the ledger. */
final class MessageQueryFold implements MessageFold<MessageQuery> {
    @Override
    public Class<MessageQuery> body() {
        return MessageQuery.class;
    }

    @Override
    public @Nullable Kind kind() {
        return null;
    }

    @Override
    public RecordKey key(MessageQuery query) {
        return new RecordKey(null, null);
    }

    @Override
    public void touch(Request request, MessageQuery query, Touched touched) {
        // It names no record.
    }

    @Override
    public Effect fold(
            World world, Request request, MessageQuery query, @Nullable RecordId anonymous, Problems problems) {
        return Effect.of(AckResult.FOUND);
    }
}
