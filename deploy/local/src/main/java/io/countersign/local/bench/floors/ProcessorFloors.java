package io.countersign.local.bench.floors;

import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.AckSigner;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.ack.Site;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.envelope.EnvelopeReader;
import io.countersign.schema.envelope.EnvelopeReading;
import io.countersign.schema.envelope.PayloadVerifier;
import io.countersign.schema.envelope.RequestEnvelope;
import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.VerifyingKey;
import io.countersign.schema.message.MessageReader;
import io.countersign.schema.message.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The parts that need nothing but processors. */
final class ProcessorFloors {
    private static final int MAX_RECORD_BYTES = 1_048_576;

    private final EnvelopeReader envelopes = new EnvelopeReader(MAX_RECORD_BYTES, JsonLimits.defaults());
    private final List<Bytes> records;
    private final Throughput throughput;

    /** Works on records signed by one key. */
    ProcessorFloors(List<Bytes> records, Throughput throughput) {
        this.records = records;
        this.throughput = throughput;
    }

    /** Each envelope's signature, with the key prepared once. */
    Floor verify() throws InterruptedException {
        List<RequestEnvelope> read = records.stream().map(this::envelope).toList();
        VerifyingKey key = VerifyingKey.of(read.get(0).sourcePublicKey()).orElseThrow();
        PayloadVerifier verifier = new PayloadVerifier(JsonLimits.defaults());
        Set<Serialization> all = EnumSet.allOf(Serialization.class);
        return new Floor("verify", throughput.of(number -> {
            if (verifier.verify(read.get(number % read.size()), key, all).isEmpty()) {
                throw new IllegalStateException("a right signature does not hold");
            }
        }));
    }

    /** An envelope and the message in it, all rules that need no database checked. */
    Floor decode() throws InterruptedException {
        MessageReader messages = new MessageReader();
        LocalDate today = Instant.now().atOffset(ZoneOffset.UTC).toLocalDate();
        return new Floor("decode and validate", throughput.of(number -> {
            Bytes payload = envelope(records.get(number % records.size())).payload();
            if (!(messages.read(payload, today, false) instanceof Reading.Readable)) {
                throw new IllegalStateException("a right message is refused");
            }
        }));
    }

    /** The acknowledgement of a person that was created. */
    Floor sign(PrivateKey community) throws InterruptedException {
        AckSigner signer = new AckSigner(community, new Site("https", "community.example.org"));
        Instant now = Instant.now();
        return new Floor("sign", throughput.of(number -> {
            var unused = signer.envelope(ack(number, now).canonical(), now);
        }));
    }

    /** What a person that was created is told. */
    static AckPayload ack(int number, Instant now) {
        MessageId id = MessageId.of("upserts", 0, number, now.toEpochMilli());
        return new AckPayload(
                "people:upsert", id, AckResult.CREATED, (long) number, "P" + number, List.of(), null, null);
    }

    private RequestEnvelope envelope(Bytes record) {
        if (envelopes.read(record) instanceof EnvelopeReading.Readable readable) {
            return readable.envelope();
        }
        throw new IllegalStateException("a right envelope is refused");
    }
}
