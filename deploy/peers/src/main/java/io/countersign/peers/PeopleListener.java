package io.countersign.peers;

import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.AckSigner;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.ack.Site;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.envelope.EnvelopeReader;
import io.countersign.schema.envelope.EnvelopeReading;
import io.countersign.schema.envelope.PayloadVerifier;
import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.key.VerifyingKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** One message at a time: verified, stored in a transaction of its own, and acknowledged before the next. */
@Component
public class PeopleListener {
    private static final int MAX_RECORD_BYTES = 1_048_576;
    private static final int LONGEST_SEND_SECONDS = 30;

    private final EnvelopeReader envelopes = new EnvelopeReader(MAX_RECORD_BYTES, JsonLimits.defaults());
    private final PayloadVerifier verifier = new PayloadVerifier(JsonLimits.defaults());
    private final JsonMapper json = JsonMapper.shared();
    private final VerifyingKey source;
    private final AckSigner signer;
    private final String acks;
    private final PeopleTables tables;
    private final KafkaTemplate<byte[], byte[]> kafka;

    /** Listens with the settings. */
    PeopleListener(Settings settings, PeopleTables tables, KafkaTemplate<byte[], byte[]> kafka) {
        this.source = VerifyingKey.of(settings.source()).orElseThrow();
        this.signer = new AckSigner(settings.community(), new Site("https", "community.example.org"));
        this.acks = settings.acks();
        this.tables = tables;
        this.kafka = kafka;
    }

    /** Takes a record; what cannot be stored or acknowledged is thrown, and the container comes again with it. */
    @KafkaListener(topics = "#{@settings.requests()}")
    public void receive(ConsumerRecord<byte[], byte[]> record)
            throws InterruptedException, ExecutionException, TimeoutException {
        MessageId id = MessageId.of(record.topic(), record.partition(), record.offset(), record.timestamp());
        Optional<Bytes> verified = verified(Bytes.wrap(record.value()));
        AckPayload ack = verified.map(payload -> store(id, payload)).orElseGet(() -> refusal(id));
        Bytes envelope = signer.envelope(ack.canonical(), Instant.ofEpochMilli(record.timestamp()));
        ProducerRecord<byte[], byte[]> answer =
                new ProducerRecord<>(acks, record.partition(), record.key(), envelope.toArray());
        answer.headers().add("message_id", id.value().getBytes(StandardCharsets.UTF_8));
        var unused = kafka.send(answer).get(LONGEST_SEND_SECONDS, TimeUnit.SECONDS);
    }

    private Optional<Bytes> verified(Bytes record) {
        return envelopes.read(record) instanceof EnvelopeReading.Readable readable
                ? verifier.verify(readable.envelope(), source, EnumSet.allOf(Serialization.class))
                : Optional.empty();
    }

    private AckPayload store(MessageId id, Bytes payload) {
        Person person = json.readValue(payload.borrow(), Person.class);
        long stored = tables.store(id, person, payload);
        return new AckPayload(person.type(), id, AckResult.CREATED, stored, person.importId(), List.of(), null, null);
    }

    private static AckPayload refusal(MessageId id) {
        return new AckPayload(null, id, AckResult.BAD_SIGNATURE, null, null, List.of(), null, null);
    }
}
