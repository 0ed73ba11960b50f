package io.countersign.consumer.histories;

import io.countersign.consumer.Community;
import io.countersign.consumer.Outcome;
import io.countersign.consumer.definitions.FieldDraft;
import io.countersign.consumer.definitions.FieldRegistry;
import io.countersign.consumer.definitions.FormRegistry;
import io.countersign.consumer.domain.ContactForm;
import io.countersign.consumer.domain.FieldType;
import io.countersign.consumer.domain.Folding;
import io.countersign.consumer.domain.FormDefinition;
import io.countersign.consumer.domain.InputType;
import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.inbox.Coordinates;
import io.countersign.consumer.inbox.Delivery;
import io.countersign.consumer.inbox.Partition;
import io.countersign.consumer.intake.Decoded;
import io.countersign.consumer.intake.Decoder;
import io.countersign.consumer.intake.Verifier;
import io.countersign.consumer.sources.Source;
import io.countersign.consumer.sources.SourceKey;
import io.countersign.consumer.store.BatchStore;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.envelope.EnvelopeReader;
import io.countersign.schema.envelope.PayloadVerifier;
import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.PublicKey;
import io.countersign.schema.key.VerifyingKey;
import io.countersign.schema.message.MessageReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jdbi.v3.core.Jdbi;

/** An account of its own with its sources and partitions, and the way of records into it; all real but for Kafka. */
final class Tenant {
    private static final Instant BEGIN = Instant.parse("2026-02-03T04:05:06.789Z");
    private static final List<PrivateKey> KEYS = IntStream.range(0, RandomHistory.SOURCES)
            .mapToObj(i -> PrivateKey.fromSeed(Bytes.utf8("histories " + i)))
            .toList();

    final int account;
    private final String name = "history-" + UUID.randomUUID();
    private final Uuid topicId = Uuid.randomUuid();
    private final Map<PublicKey, SourceKey> sources = new HashMap<>();
    private final Jdbi jdbi;
    private final Verifier verifier;
    private final Decoder decoder;
    private BatchStore store;

    Tenant(Jdbi jdbi) {
        this.jdbi = jdbi;
        // Its topic is the first one that the database knows of, so that the ids of its records are as the model has
        // them.
        jdbi.useHandle(handle -> handle.execute("TRUNCATE partition_progress, id_series"));
        this.account = insert("INSERT INTO accounts (name) VALUES (:name) RETURNING id", 0, name);
        for (int i = 0; i < KEYS.size(); i++) {
            String source = name + "-" + i;
            PublicKey key = KEYS.get(i).publicKey();
            sources.put(key, new SourceKey(VerifyingKey.of(key).orElseThrow(), source(source), false, null, null));
        }
        JsonLimits limits = JsonLimits.defaults();
        this.verifier = new Verifier(
                new EnvelopeReader(1024 * 1024, limits),
                new PayloadVerifier(limits),
                (key, nanos) -> sources.get(key),
                Clock.systemUTC());
        this.decoder = new Decoder(new MessageReader(), KEYS.get(0).publicKey(), Clock.systemUTC());
        restart();
    }

    private Source source(String source) {
        int id =
                insert("INSERT INTO sources (account_id, name) VALUES (:account, :name) RETURNING id", account, source);
        return new Source(
                id, source, account, Set.of(), EnumSet.allOf(Serialization.class), false, Duration.ofDays(7), false);
    }

    private int insert(String sql, int ofAccount, String named) {
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("account", ofAccount)
                .bind("name", named)
                .mapTo(Integer.class)
                .one());
    }

    /** Another process takes over; returns the next offset of each partition. */
    Map<Partition, Long> restart() {
        store = new BatchStore(jdbi, new Folding(new ContactForm("CA")), true);
        return store.positions(IntStream.range(0, RandomHistory.PARTITIONS)
                .mapToObj(partition -> new Partition(topicId, name, partition))
                .toList());
    }

    /** A signed record at its place. */
    Delivery delivery(int partition, long offset, int source, String payload) {
        Instant time = BEGIN.plusSeconds(offset);
        return new Delivery(
                new Coordinates(topicId, name, partition, offset, time),
                MessageId.of(name, partition, offset, time.toEpochMilli()),
                true,
                null,
                Community.envelope(Bytes.utf8(payload), KEYS.get(source)),
                new RecordHeaders(),
                System.nanoTime());
    }

    List<Outcome> apply(List<Delivery> batch) {
        List<Decoded> decoded = batch.stream()
                .map(delivery -> decoder.decode(verifier.verify(delivery)))
                .toList();
        return store.apply(decoded);
    }

    /** What an operator does with a file of definitions. */
    void define(Definitions definitions) {
        new FieldRegistry(jdbi)
                .apply(
                        name,
                        definitions.fields().stream()
                                .map(field -> new FieldDraft(
                                        field.id(),
                                        field.key(),
                                        field.key(),
                                        FieldType.of(field.type()),
                                        field.choices(),
                                        field.mandatory(),
                                        field.archived()))
                                .toList());
        new FormRegistry(jdbi)
                .apply(
                        name,
                        definitions.forms().stream()
                                .map(form -> new FormDefinition(
                                        form.id(),
                                        "form " + form.id(),
                                        null,
                                        form.kinds().stream().map(Kind::of).collect(Collectors.toSet()),
                                        form.inputs().stream()
                                                .map(Tenant::input)
                                                .toList()))
                                .toList());
    }

    private static FormDefinition.Input input(Definitions.Question input) {
        return new FormDefinition.Input(
                input.key(), InputType.of(input.type()), input.key(), input.mandatory(), List.of());
    }
}
