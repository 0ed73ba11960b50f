package io.countersign.consumer.domain;

import static io.countersign.schema.problem.ErrorCode.NOT_FOUND;

import io.countersign.schema.ack.AckResult;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.RecordQuery;
import io.countersign.schema.problem.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queries for one whole record. */
final class RecordQueryFold<B extends RecordQuery> implements MessageFold<B> {
    private final Class<B> body;
    private final Kind asked;

    RecordQueryFold(Class<B> body, Kind asked) {
        this.body = body;
        this.asked = asked;
    }

    @Override
    public Class<B> body() {
        return body;
    }

    /** A query states nothing of the record, so it is never stale, and nothing after it is because of it. */
    @Override
    public @Nullable Kind kind() {
        return null;
    }

    @Override
    public RecordKey key(B query) {
        return query.key();
    }

    @Override
    public void touch(Request request, B query, Touched touched) {
        touched.record(request.account(), asked, query.key());
        touched.resource(request.account(), asked);
    }

    @Override
    public @Nullable Effect fold(
            World world, Request request, B query, @Nullable RecordId anonymous, Problems problems) {
        RecordKey key = query.key();
        RecordId found = find(world, request, new RecordKey(key.id(), null));
        if (found == null) {
            found = find(world, request, new RecordKey(null, key.importId()));
        }
        if (found == null) {
            missing(key, problems);
            return null;
        }
        return new Effect(
                AckResult.FOUND,
                found,
                Identity.importIdOf(world, found),
                List.of(),
                null,
                new Resource(world).of(found));
    }

    private @Nullable RecordId find(World world, Request request, RecordKey key) {
        return Identity.find(world, request.account(), asked, key);
    }

    private void missing(RecordKey key, Problems problems) {
        String rule = "no such " + asked.text() + " in this account";
        if (key.id() != null) {
            problems.add(NOT_FOUND, "/id", rule);
        }
        if (key.importId() != null) {
            problems.add(NOT_FOUND, "/import_id", rule);
        }
    }
}
