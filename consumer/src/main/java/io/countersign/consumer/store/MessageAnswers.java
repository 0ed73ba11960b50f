package io.countersign.consumer.store;

import io.countersign.consumer.domain.AnswerRoom;
import io.countersign.consumer.domain.Effect;
import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.Request;
import io.countersign.consumer.intake.Accepted;
import io.countersign.consumer.intake.Decoded;
import io.countersign.consumer.intake.Verified;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.message.messagequery.MessageQuery;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Answers arkipel_messages:query, from the records before it in its batch, or else from the ledger. */
final class MessageAnswers {
    /** A payload that is longer does not fit into an ack. */
    private static final int LARGEST_PAYLOAD = 512 * 1024;

    /** So much of payloads may be in memory for one batch. */
    private static final int MOST_PAYLOADS = 8 * 1024 * 1024;

    private record Asked(int account, String messageId) {}

    private final Set<Asked> asked = new LinkedHashSet<>();
    private final Map<Asked, ToldMessage> told = new HashMap<>();
    private final Map<Asked, Set<Bytes>> quoted = new HashMap<>();
    private final AnswerRoom room = new AnswerRoom();
    private final boolean keepPayloads;
    private Set<Bytes> erased = Set.of();

    private MessageAnswers(boolean keepPayloads) {
        this.keepPayloads = keepPayloads;
    }

    /** Answers those of the records that ask for messages. */
    static MessageAnswers to(List<Decoded> records, boolean keepPayloads) {
        MessageAnswers answers = new MessageAnswers(keepPayloads);
        for (Decoded decoded : records) {
            if (decoded instanceof Accepted accepted
                    && accepted.request().message().body() instanceof MessageQuery query) {
                answers.asked.add(new Asked(accepted.request().account(), query.messageId()));
            }
        }
        return answers;
    }

    /**
     * Loads what the ledger has of the messages that are asked for, after having erased from it what shall be; no
     * answer tells content of records that the batch erases.
     */
    void load(Handle handle, Collection<RecordId> erasing) {
        if (!erasing.isEmpty()) {
            // An erased message no longer tells whose content it held, and an answer that quotes it must.
            load(handle);
            erased = Erasure.erase(handle, erasing).mentions();
        }
        load(handle);
    }

    private void load(Handle handle) {
        if (asked.isEmpty()) {
            return;
        }
        Query query = Columns.of(asked)
                .ints("accounts", Asked::account)
                .texts("message_ids", Asked::messageId)
                .query(handle, "load-asked-messages")
                .bind("largest", LARGEST_PAYLOAD)
                .bind("most", MOST_PAYLOADS);
        Loading.each(query, row -> {
            Asked key = new Asked(row.getInt("account_id"), row.getString("message_id"));
            told.put(key, told(row));
            quote(key, mentions(row));
        });
    }

    private void quote(Asked key, Set<Bytes> mentions) {
        quoted.computeIfAbsent(key, asked -> new HashSet<>()).addAll(mentions);
    }

    private static ToldMessage told(ResultSet row) throws SQLException {
        String kind = row.getString("subject_kind");
        byte[] payload = row.getBytes("payload");
        return new ToldMessage(
                row.getString("type"),
                kind == null ? null : new RecordId(row.getInt("account_id"), Kind.of(kind), row.getLong("subject_id")),
                AckPayload.parse(Bytes.utf8(row.getString("ack"))),
                payload == null ? null : Bytes.wrap(payload),
                payload == null && row.getBoolean("kept"));
    }

    private static Set<Bytes> mentions(ResultSet row) throws SQLException {
        Array array = row.getArray("mentions");
        return array == null
                ? Set.of()
                : Arrays.stream((byte[][]) array.getArray()).map(Bytes::wrap).collect(Collectors.toSet());
    }

    /** The effect of a message; if it asks for another one, with the answer. */
    Effect answered(Request request, Effect effect) {
        if (!(request.message().body() instanceof MessageQuery query)
                || !effect.problems().isEmpty()) {
            return effect;
        }
        ToldMessage message = told.get(new Asked(request.account(), query.messageId()));
        return message != null
                ? message.answer(room)
                : Effect.invalid(List.of(new Problem(
                        ErrorCode.NOT_FOUND, "/message_id", "no such message of this account in the ledger")));
    }

    /** The records whose content the answer to a message holds because it quotes another one. */
    Set<Bytes> quoted(Request request) {
        if (!(request.message().body() instanceof MessageQuery query)) {
            return Set.of();
        }
        return quoted.getOrDefault(new Asked(request.account(), query.messageId()), Set.of());
    }

    /** Takes a record of the batch in, so that those after it can ask for it. */
    void tell(Handle handle, Verdict verdict) {
        Verified verified = verdict.verified();
        if (verified == null) {
            return;
        }
        String messageId = verdict.decoded().delivery().messageId().value();
        Asked key = new Asked(verified.source().account(), messageId);
        if (asked.contains(key)) {
            ToldMessage message = told(verdict, verified);
            told.put(key, isErased(handle, verdict) ? message.withoutContent() : message);
            quote(key, verdict.mentions());
        }
    }

    /** By this batch, or before: what is said again of a record that was erased is told no more than it is kept. */
    private boolean isErased(Handle handle, Verdict verdict) {
        return verdict.isErasedWith(erased)
                || (verdict.isOld() && verdict.isErasedWith(Erasure.find(handle, verdict.mentions())));
    }

    private ToldMessage told(Verdict verdict, Verified verified) {
        Bytes payload = verified.payload();
        boolean fits = payload.length() <= LARGEST_PAYLOAD;
        return new ToldMessage(
                verdict.type(),
                verdict.effect().subject(),
                AckPayload.parse(verdict.ackPayload()),
                keepPayloads && fits ? payload : null,
                keepPayloads && !fits);
    }
}
