package io.countersign.local.bench.floors;

import io.countersign.producer.SignedRecord;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.AckSigner;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.ack.Site;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.envelope.EnvelopeReader;
import io.countersign.schema.envelope.EnvelopeReading;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.Signature;
import io.countersign.schema.key.VerifyingKey;
import io.countersign.schema.message.MessageReader;
import io.countersign.schema.message.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The parts that need nothing but processors. */
final class ProcessorFloors {
    private static final int MAX_RECORD_BYTES = 1_048_576;

    private final List<Bytes> payloads;
    private final PrivateKey sender;
    private final Throughput throughput;

    /** Works on payloads that one key signs. */
    ProcessorFloors(List<Bytes> payloads, PrivateKey sender, Throughput throughput) {
        this.payloads = payloads;
        this.sender = sender;
        this.throughput = throughput;
    }

    /** Each signature, with the key prepared once. */
    Floor verify() throws InterruptedException {
        List<Signature> signatures = payloads.stream().map(sender::sign).toList();
        VerifyingKey key = VerifyingKey.of(sender.publicKey()).orElseThrow();
        return new Floor("verify", throughput.of(number -> {
            int index = number % signatures.size();
            if (!key.verify(payloads.get(index), signatures.get(index))) {
                throw new IllegalStateException("a right signature does not hold");
            }
        }));
    }

    /** An envelope and the message in it, all rules that need no database checked. */
    Floor decode() throws InterruptedException {
        List<Bytes> records = payloads.stream()
                .map(payload -> SignedRecord.ofBytes(payload, sender))
                .toList();
        EnvelopeReader envelopes = new EnvelopeReader(MAX_RECORD_BYTES, JsonLimits.defaults());
        MessageReader messages = new MessageReader();
        LocalDate today = Instant.now().atOffset(ZoneOffset.UTC).toLocalDate();
        return new Floor("decode and validate", throughput.of(number -> {
            int index = number % records.size();
            if (!(envelopes.read(records.get(index)) instanceof EnvelopeReading.Readable)
                    || !(messages.read(payloads.get(index), today, false) instanceof Reading.Readable)) {
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
}
