package io.countersign.cli.dead;

import io.countersign.cli.settings.Settings;
import io.countersign.cli.wiring.CommunityKeys;
import io.countersign.cli.wiring.KafkaClients;
import io.countersign.consumer.acks.DeadLetter;
import io.countersign.producer.AckLog;
import io.countersign.producer.AckLogEntry;
import io.countersign.producer.Start;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.key.PublicKey;
import io.countersign.schema.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** All errors of a dead letter, which its acknowledgement has. */
final class LetterErrors {
    private static final Duration WAIT = Duration.ofMillis(200);

    /** Acks have the time of their record, and Kafka takes records that are ahead of its clock by so much. */
    private static final Duration FASTEST_CLOCK = Duration.ofHours(1);

    private LetterErrors() {}

    /** Those of the verified ack, or where there is none or no key to verify it with, the first one. */
    static List<String> of(DeadLetter letter, Settings settings) {
        return CommunityKeys.known(settings.community())
                .flatMap(community -> ack(letter, settings, community))
                .map(ack -> ack.errors().stream().map(LetterErrors::text).toList())
                .orElse(List.of(letter.reason()));
    }

    private static Optional<AckPayload> ack(DeadLetter letter, Settings settings, PublicKey community) {
        Start start = Start.at(letter.time().minus(FASTEST_CLOCK));
        try (AckLog log = AckLog.open(
                KafkaClients.impatient(settings.kafka()), settings.topics().acks(), community, start)) {
            while (!log.caughtUp()) {
                for (AckLogEntry entry : log.poll(WAIT)) {
                    if (entry instanceof AckLogEntry.Verified verified
                            && verified.ack().payload().messageId().equals(letter.messageId())) {
                        return Optional.of(verified.ack().payload());
                    }
                }
            }
            return Optional.empty();
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }

    /** All errors in one line. */
    static String line(List<Problem> errors) {
        return errors.stream().map(LetterErrors::text).collect(Collectors.joining("; "));
    }

    private static String text(Problem problem) {
        return problem.code().text() + " at '" + problem.pointer() + "': " + problem.message();
    }
}
