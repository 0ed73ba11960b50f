package io.countersign.local.bench.floors;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * All floors, and the limit that they make together: a machine that does nothing else but these parts, one after the
 * other, cannot do more messages.
 */
public record Floors(List<Floor> parts) {
    /** The parts that the limit is made of; decoding is done by the way and can be done in other ways. */
    private static final String NOT_IN_THE_LIMIT = "decode and validate";

    /**
     * Measures them.
     *
     * @param payloads people, some thousand
     * @param sender who signs them
     * @param seconds each of the parts that only need processors is measured for
     * @param messages that go through the parts that need a server, of which a topic must hold half as many again
     */
    public static Floors measure(
            List<Bytes> payloads,
            PrivateKey sender,
            int seconds,
            int messages,
            Jdbi jdbi,
            String bootstrapServers,
            String from,
            String to)
            throws InterruptedException, SQLException {
        Throughput throughput =
                new Throughput(Duration.ofSeconds(Math.max(1, seconds / 2)), Duration.ofSeconds(seconds));
        ProcessorFloors processors = new ProcessorFloors(payloads, sender, throughput);
        return new Floors(List.of(
                processors.verify(),
                processors.decode(),
                new SqlFloor(jdbi, payloads).measure(messages / 2, messages),
                processors.sign(PrivateKey.fromSeed(Bytes.utf8("floors"))),
                new KafkaFloor(bootstrapServers, from, to).measure(messages / 2, messages)));
    }

    /** Messages a second. */
    public double limit() {
        double micros = parts.stream()
                .filter(part -> !part.name().equals(NOT_IN_THE_LIMIT))
                .mapToDouble(Floor::micros)
                .sum();
        return 1e6 / micros;
    }
}
