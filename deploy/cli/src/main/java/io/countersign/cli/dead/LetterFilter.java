package io.countersign.cli.dead;

import io.countersign.cli.argument.SinceArgument;
import io.countersign.consumer.acks.DeadLetter;
import io.countersign.schema.ack.AckStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which dead letters are meant. */
final class LetterFilter {
    /** A dead letter may have the time of its record, and Kafka takes records that are ahead of its clock by so much. */
    private static final Duration FASTEST_CLOCK = Duration.ofHours(1);

    @Option(names = "--status", paramLabel = "STATUS", description = "only this status: failed or rejected")
    private @Nullable AckStatus status;

    @Option(names = "--result", paramLabel = "RESULT", description = "only this result, for example bad_signature")
    private @Nullable String result;

    @Option(names = "--code", paramLabel = "CODE", description = "only those whose first error has this code")
    private @Nullable String code;

    @Option(names = "--source", paramLabel = "NAME", description = "only what this source sent")
    private @Nullable String source;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = SinceArgument.class,
            description = "only records from this time on: like 2026-01-31T12:00:00Z, or 15m, 2h, 7d ago")
    private @Nullable Instant since;

    boolean accepts(DeadLetter letter) {
        return (status == null || status.text().equals(letter.status()))
                && (result == null || result.equals(letter.result()))
                && (code == null || code.equals(letter.code()))
                && (source == null || source.equals(letter.source()))
                && (since == null || !letter.time().isBefore(since));
    }

    boolean isGiven() {
        return status != null || result != null || code != null || source != null || since != null;
    }

    /** Where the first of them may lie; null where that is anywhere. */
    @Nullable
    Instant start() {
        return since == null ? null : since.minus(FASTEST_CLOCK);
    }
}
