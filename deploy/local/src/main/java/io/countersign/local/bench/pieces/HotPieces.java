package io.countersign.local.bench.pieces;

import io.countersign.producer.SignedRecord;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.AckSigner;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.ack.Site;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.envelope.EnvelopeReader;
import io.countersign.schema.envelope.EnvelopeReading;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.StrictJson;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.Signature;
import io.countersign.schema.key.VerifyingKey;
import io.countersign.schema.message.MessageReader;
import io.countersign.schema.message.Reading;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What is done with every message, on one thread: a person with two contacts. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HotPieces {
    private static final int MAX_RECORD_BYTES = 1_048_576;

    private static final Bytes PERSON = Bytes.utf8("""
            {"contact_informations":[{"info":"jane1@example.org","main":true,"type":"Email"},\
            {"info":"+14165550001","type":"CellNumber"}],"first_name":"Jane","gender":"woman","import_id":"P1",\
            "issued_at":"2026-01-01T00:00:00Z","last_name":"Doe 1","locale":"en","type":"people:upsert"}""");

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private final PrivateKey key = PrivateKey.generate(new SecureRandom());
    private final VerifyingKey verifying = VerifyingKey.of(key.publicKey()).orElseThrow();
    private final EnvelopeReader envelopes = new EnvelopeReader(MAX_RECORD_BYTES, JsonLimits.defaults());
    private final MessageReader messages = new MessageReader();
    private final AckSigner signer = new AckSigner(key, new Site("https", "community.example.org"));
    private final LocalDate today = LocalDate.of(2026, 1, 1);
    private final Bytes record = SignedRecord.ofBytes(PERSON, key);
    private final Signature signature = key.sign(PERSON);
    private final Bytes ack =
            new AckPayload("people:upsert", id(), AckResult.CREATED, 1L, "P1", List.of(), null, null).canonical();

    /** The signature of a payload. */
    @Benchmark
    public boolean verify() {
        return verifying.verify(PERSON, signature);
    }

    /** The envelope of a record, strictly. */
    @Benchmark
    public EnvelopeReading decode() {
        return envelopes.read(record);
    }

    /** The message in a payload, against all rules that need no database. */
    @Benchmark
    public Reading validate() {
        return messages.read(PERSON, today, false);
    }

    /** A payload parsed and put into canonical form. */
    @Benchmark
    public Bytes canonicalise() throws MalformedJsonException {
        return CanonicalJson.of(StrictJson.parse(PERSON, JsonLimits.defaults()));
    }

    /** The id of a message. */
    @Benchmark
    public MessageId identify() {
        return id();
    }

    private static MessageId id() {
        return MessageId.of("upserts", 0, 1, TIME.toEpochMilli());
    }

    /** An acknowledgement, signed, in its envelope. */
    @Benchmark
    public Bytes acknowledge() {
        return signer.envelope(ack, TIME);
    }
}
