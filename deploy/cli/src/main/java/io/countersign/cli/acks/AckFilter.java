package io.countersign.cli.acks;

import io.countersign.cli.argument.MessageIdArgument;
import io.countersign.cli.argument.SinceArgument;
import io.countersign.producer.Start;
import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.AckStatus;
import io.countersign.schema.ack.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which acks are shown. */
final class AckFilter {
    /** Acks have the time of their record, and Kafka takes records that are ahead of its clock by so much. */
    private static final Duration FASTEST_CLOCK = Duration.ofHours(1);

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = SinceArgument.class,
            description = "only acks of records from this time on: like 2026-01-31T12:00:00Z, or 15m, 2h, 7d ago")
    private @Nullable Instant since;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "only acks of this status: persisted, answered, failed or rejected")
    private @Nullable AckStatus status;

    @Option(
            names = "--message-id",
            paramLabel = "ID",
            converter = MessageIdArgument.class,
            description = "only the ack of this record; where it is not there, the exit code is 1")
    private @Nullable MessageId messageId;

    boolean accepts(Ack ack) {
        return (since == null || !ack.createdAt().isBefore(since.truncatedTo(ChronoUnit.SECONDS)))
                && (status == null || ack.payload().result().status() == status)
                && (messageId == null || ack.payload().messageId().equals(messageId));
    }

    @Nullable
    MessageId messageId() {
        return messageId;
    }

    /** Where the first ack may lie that is not too old; empty where any may be. */
    Optional<Start> start() {
        return Optional.ofNullable(since).map(time -> Start.at(time.minus(FASTEST_CLOCK)));
    }
}
