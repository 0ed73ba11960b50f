package io.countersign.consumer.domain;

import static io.countersign.schema.problem.ErrorCode.IDENTITY_CONFLICT;
import static io.countersign.schema.problem.ErrorCode.NOT_FOUND;
import static io.countersign.schema.problem.ErrorCode.PROTECTED_RECORD;

import io.countersign.schema.ack.AckResult;
import io.countersign.schema.message.Deletion;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.people.PersonAttributes;
import io.countersign.schema.problem.Problems;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deletes a record of one kind, with all that belongs to it. */
final class DeletionFold<B extends Deletion> implements MessageFold<B> {
    private final Class<B> body;
    private final Kind kind;

    DeletionFold(Class<B> body, Kind kind) {
        this.body = body;
        this.kind = kind;
    }

    @Override
    public Class<B> body() {
        return body;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public RecordKey key(B deletion) {
        return deletion.key();
    }

    @Override
    public void touch(Request request, B deletion, Touched touched) {
        touched.record(request.account(), kind, deletion.key());
        touched.deletion(request.account(), kind, deletion.key());
    }

    @Override
    public @Nullable Effect fold(
            World world, Request request, B deletion, @Nullable RecordId anonymous, Problems problems) {
        RecordKey key = deletion.key();
        RecordId record = Identity.find(world, request.account(), kind, key);
        RecordState state = record == null ? null : world.records.get(record);
        if (record == null || state == null) {
            return absent(world, request, deletion, problems);
        }
        if (!agree(world, record, key)) {
            problems.add(IDENTITY_CONFLICT, "/import_id", "id and import_id name different records");
        }
        if (Boolean.TRUE.equals(loginActive(state))) {
            problems.add(PROTECTED_RECORD, "", "a person whose login is active is not deleted");
        }
        new Removal(world).remove(record, state, gone -> world.delete(gone, date(request), deletion.erase()));
        return deleted(record, state.importId());
    }

    private @Nullable Boolean loginActive(RecordState state) {
        return kind == Kind.PERSON ? state.values().get(PersonAttributes.LOGIN_ACTIVE) : null;
    }

    private static boolean agree(World world, RecordId record, RecordKey key) {
        String importId = key.importId();
        return importId == null
                || record.equals(Identity.find(world, record.account(), record.kind(), new RecordKey(null, importId)));
    }

    /** The same words again are told what they did; what was only deleted may still be erased. */
    private @Nullable Effect absent(World world, Request request, B deletion, Problems problems) {
        Effect first = world.said.get(new World.Said(request.source(), request.digest()));
        if (first != null && first.result() == AckResult.DELETED) {
            return first.as(AckResult.DUPLICATE);
        }
        Past past = Past.of(world, request, kind, deletion.key(), null);
        List<RecordId> kept = past.before().stream()
                .filter(record -> deletion.erase() && isKept(world.deleted.get(record)))
                .toList();
        if (kept.isEmpty()) {
            String member = deletion.key().id() != null ? "/id" : "/import_id";
            problems.add(NOT_FOUND, member, "no such record in this account");
            return null;
        }
        kept.forEach(record -> world.delete(record, date(request), true));
        return deleted(kept.get(kept.size() - 1), deletion.key().importId());
    }

    private static boolean isKept(@Nullable Deleted deleted) {
        return deleted != null && !deleted.erased();
    }

    private static Instant date(Request request) {
        Instant issuedAt = request.message().statement().issuedAt();
        return issuedAt == null ? Instant.MIN : issuedAt;
    }

    private static Effect deleted(RecordId record, @Nullable String importId) {
        return new Effect(AckResult.DELETED, record, importId, List.of(), null, null);
    }
}
