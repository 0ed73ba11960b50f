package io.countersign.consumer.store;

import io.countersign.consumer.Outcome;
import io.countersign.consumer.domain.Effect;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.inbox.Coordinates;
import io.countersign.consumer.inbox.Delivery;
import io.countersign.consumer.intake.Decoded;
import io.countersign.consumer.intake.Verified;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.problem.Problem;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One row for each record consumed. */
final class Ledger {
    private static final int MOST_PROBLEMS = 1_000;

    private final boolean keepPayloads;

    Ledger(boolean keepPayloads) {
        this.keepPayloads = keepPayloads;
    }

    void write(Handle handle, Collection<Verdict> verdicts) {
        Set<Bytes> erased = erased(handle, verdicts);
        Map<Boolean, List<Verdict>> rows = verdicts.stream().collect(Collectors.partitioningBy(isErased(erased)));
        columns(rows.getOrDefault(false, List.of()))
                .bytes("payload", this::payload)
                .insert(handle, "messages");
        columns(rows.getOrDefault(true, List.of())).update(handle, "insert-erased-messages");
    }

    private static Predicate<Verdict> isErased(Set<Bytes> erased) {
        return v -> v.isOld() && v.mentions().stream().anyMatch(erased::contains);
    }

    private static Columns<Verdict> columns(List<Verdict> verdicts) {
        Columns<Verdict> columns = Columns.of(verdicts);
        coordinates(columns);
        subject(columns);
        evidence(columns);
        return columns;
    }

    private @Nullable Bytes payload(Verdict verdict) {
        return keepPayloads && verdict.verified() != null ? verdict.verified().payload() : null;
    }

    private static void coordinates(Columns<Verdict> columns) {
        columns.texts("message_id", v -> v.decoded().delivery().messageId().value())
                .uuids("topic_id", v -> Progress.uuid(at(v).topicId()))
                .texts("topic", v -> at(v).topic())
                .ints("partition", v -> at(v).partition())
                .longs("record_offset", v -> at(v).offset())
                .times("record_time", v -> at(v).time());
    }

    private static Coordinates at(Verdict verdict) {
        return verdict.decoded().delivery().at();
    }

    private static void subject(Columns<Verdict> columns) {
        columns.nullableInts("account_id", trusted(v -> v.source().account()))
                .nullableInts("source_id", trusted(v -> v.source().id()))
                .texts("type", Verdict::type)
                .texts("status", v -> v.effect().result().status().text())
                .texts("result", v -> v.effect().result().text())
                .texts("subject_kind", ofSubject(subject -> subject.kind().text()))
                .nullableLongs("subject_id", ofSubject(RecordId::id))
                .texts("import_id", v -> v.effect().importId())
                .times("issued_at", Ledger::issuedAt)
                .json("errors", v -> errors(v.effect()));
    }

    private static void evidence(Columns<Verdict> columns) {
        columns.bytes("digest", v -> v.request() == null ? null : v.request().digest())
                .bytes("public_key", trusted(v -> v.key().raw()))
                .bytes("signature", trusted(v -> Bytes.hex(v.signature())))
                .texts("serialization", trusted(v -> v.isRaw() ? "raw" : "jcs"))
                .texts("ack", v -> v.ackPayload().toUtf8())
                .add("mentions", ColumnType.BYTEAS, v -> v.mentions().isEmpty() ? null : v.mentions());
    }

    /** What is said again of a record that was erased is not kept. */
    private static Set<Bytes> erased(Handle handle, Collection<Verdict> verdicts) {
        return Erasure.find(
                handle,
                verdicts.stream()
                        .filter(Verdict::isOld)
                        .flatMap(v -> v.mentions().stream())
                        .collect(Collectors.toSet()));
    }

    private static <R> Function<Verdict, @Nullable R> trusted(Function<Verified, R> part) {
        return verdict -> verdict.verified() == null ? null : part.apply(verdict.verified());
    }

    private static <R> Function<Verdict, @Nullable R> ofSubject(Function<RecordId, R> part) {
        return verdict -> verdict.effect().subject() == null
                ? null
                : part.apply(verdict.effect().subject());
    }

    private static @Nullable Instant issuedAt(Verdict verdict) {
        return verdict.request() == null
                ? null
                : verdict.request().message().statement().issuedAt();
    }

    private static @Nullable ArrayNode errors(Effect effect) {
        if (effect.problems().isEmpty()) {
            return null;
        }
        ArrayNode errors = JsonNodeFactory.instance.arrayNode();
        for (Problem problem : effect.problems().stream().limit(MOST_PROBLEMS).toList()) {
            errors.addObject()
                    .put("code", problem.code().text())
                    .put("pointer", problem.pointer())
                    .put("message", problem.message());
        }
        return errors;
    }

    /** The outcomes of records that were applied before, in the order of the records. */
    static List<Outcome> find(Handle handle, List<Decoded> records) {
        Map<String, Found> found = new HashMap<>();
        Columns<Decoded> ids = Columns.of(records)
                .texts("message_ids", record -> record.delivery().messageId().value());
        Loading.each(
                ids.query(handle, "find-outcomes"),
                row -> found.put(
                        row.getString(1),
                        new Found(AckResult.parse(row.getString(2)), Bytes.utf8(row.getString(3)), row.getString(4))));
        return records.stream()
                .map(record -> outcome(
                        record.delivery(),
                        found.get(record.delivery().messageId().value())))
                .toList();
    }

    private record Found(
            AckResult result, Bytes ackPayload, @Nullable String source) {}

    /** A record whose row has outlived the ledger's retention is known to be applied, and nothing more. */
    private static Outcome outcome(Delivery delivery, @Nullable Found found) {
        if (found != null) {
            AckPayload payload = AckPayload.parse(found.ackPayload());
            return new Outcome(delivery, found.source(), payload.type(), found.result(), found.ackPayload());
        }
        AckPayload payload =
                new AckPayload(null, delivery.messageId(), AckResult.DUPLICATE, null, null, List.of(), null, null);
        return new Outcome(delivery, null, null, AckResult.DUPLICATE, payload.canonical());
    }
}
