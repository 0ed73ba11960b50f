package io.countersign.consumer.acks;

import io.countersign.consumer.FailPoint;
import io.countersign.consumer.Outcome;
import io.countersign.consumer.Parallel;
import io.countersign.consumer.inbox.CommittedOffset;
import io.countersign.consumer.inbox.Coordinates;
import io.countersign.consumer.inbox.FencedException;
import io.countersign.consumer.inbox.Inbox;
import io.countersign.consumer.inbox.Partition;
import io.countersign.consumer.status.Condition;
import io.countersign.schema.ack.AckSigner;
import io.countersign.schema.ack.Site;
import io.countersign.schema.bytes.Bytes;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Publishes the acks, replies and dead letters of a batch, and commits its offsets, in one Kafka transaction. An
 * attempt that fails may be made again: acks are a pure function of record and outcome, so a second copy is the same.
 * For one thread.
 */
public final class AckPublisher implements AutoCloseable {
    private static final int TRIES_TO_COMMIT = 5;

    private final AckOptions options;
    private final AckSigner signer;
    private final Parallel parallel;
    private final Inbox inbox;
    private final AckHeaders headers;
    private final Answers answers;
    private final Transactions transactions;
    private boolean uncertain;

    /** Signs in parallel and commits in the name of the inbox's group. */
    public AckPublisher(
            AckOptions options, AckSigner signer, Site site, Parallel parallel, Inbox inbox, MeterRegistry registry) {
        this.options = options;
        this.signer = signer;
        this.parallel = parallel;
        this.inbox = inbox;
        this.headers = new AckHeaders(site);
        this.transactions = new Transactions(options);
        this.answers = new Answers(options, new ReplyTopics(replyTopics(options), transactions.admin()), registry);
    }

    /** Looks for what holds the acks and dead letters of all processors back, by a client that is closed with this. */
    public HangingTransactions hanging(Condition condition) {
        return new HangingTransactions(transactions.admin(), options, condition);
    }

    /** Every ack goes to the topic of acks already: a copy of it there would be a second ack. */
    private static Set<String> replyTopics(AckOptions options) {
        Set<String> topics = new HashSet<>(options.replyTopics());
        topics.remove(options.acksTopic());
        return topics;
    }

    /**
     * Publishes the acks of the outcomes. Throws {@link KafkaException} where the attempt failed and may be made again,
     * and {@link FencedException} where the partitions are no longer ours.
     */
    public void publish(List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        Map<Partition, Long> next = next(outcomes);
        if (!inbox.isOurs(next.keySet())) {
            throw new FencedException("a partition of this batch is no longer ours");
        }
        if (uncertain && transactions.isCommitted(next)) {
            uncertain = false;
            return;
        }
        uncertain = false;
        List<ProducerRecord<byte[], byte[]>> acks =
                parallel.map(outcomes, this::ack).join();
        Producer<byte[], byte[]> producer = transactions.begin();
        try {
            answers.send(producer, outcomes, acks);
            FailPoint.MID_ACK.pass();
            producer.sendOffsetsToTransaction(offsets(next), inbox.group());
            producer.flush();
        } catch (KafkaException e) {
            transactions.abort();
            answers.failed();
            throw refused(e, next.keySet());
        }
        FailPoint.BEFORE_OFFSET_COMMIT.pass();
        commit(producer);
        answers.succeeded();
    }

    private ProducerRecord<byte[], byte[]> ack(Outcome outcome) {
        Bytes value =
                signer.envelope(outcome.ackPayload(), outcome.delivery().at().time());
        return new ProducerRecord<>(
                options.acksTopic(), null, Repeated.key(outcome.delivery().key()), value.borrow(), headers.of(outcome));
    }

    private RuntimeException refused(KafkaException error, Set<Partition> partitions) {
        boolean fenced = error instanceof CommitFailedException && !inbox.isOurs(partitions);
        return fenced
                ? new FencedException("the group has given a partition of this batch to another consumer")
                : error;
    }

    private void commit(Producer<byte[], byte[]> producer) {
        for (int attempt = 1; ; attempt++) {
            try {
                producer.commitTransaction();
                return;
            } catch (TimeoutException e) {
                if (attempt == TRIES_TO_COMMIT) {
                    uncertain = true;
                    transactions.abandon();
                    throw e;
                }
            } catch (KafkaException e) {
                uncertain = true;
                transactions.abort();
                answers.failed();
                throw e;
            }
        }
    }

    private static Map<Partition, Long> next(List<Outcome> outcomes) {
        Map<Partition, Long> next = new HashMap<>();
        for (Outcome outcome : outcomes) {
            Coordinates at = outcome.delivery().at();
            next.put(at.inPartition(), at.offset() + 1);
        }
        return next;
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(Map<Partition, Long> next) {
        return next.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toKafka(),
                        entry -> CommittedOffset.of(entry.getKey(), entry.getValue())));
    }

    @Override
    public void close() {
        transactions.close();
    }
}
