package io.countersign.consumer.acks;

import io.countersign.consumer.inbox.GroupOffsets;
import io.countersign.consumer.inbox.KafkaAnswer;
import io.countersign.consumer.status.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions that are open in a partition of acks or dead letters although their coordinator has ended them: readers
 * of committed records would wait for ever. Those that were aborted are ended here, too; the others are told. Seen with
 * a broker 4.3.1 that was restarted while it was about to abort what a processor that crashed had begun: it noted that
 * it had, and wrote the end of it to no partition. For one thread.
 */
public final class HangingTransactions {
    private static final Logger LOG = LoggerFactory.getLogger(HangingTransactions.class);

    private final Admin admin;
    private final AckOptions options;
    private final Condition condition;
    private Set<Open> before = Set.of();
    private boolean forbidden;

    /** A transaction that a partition takes for open. */
    private record Open(TopicPartition partition, long producerId, int epoch, int coordinatorEpoch, long start) {}

    HangingTransactions(Admin admin, AckOptions options, Condition condition) {
        this.admin = admin;
        this.options = options;
        this.condition = condition;
    }

    /**
     * Looks at the partitions and ends what hangs; only what is open at two looks in a row can, which should lie further
     * apart than a transaction lasts. Where something hangs that it cannot end, the condition fails.
     */
    public void look() {
        try {
            Set<Open> open = open();
            Set<Open> still = new HashSet<>(open);
            still.retainAll(before);
            before = open;
            if (still.isEmpty() || end(still)) {
                condition.works();
            }
        } catch (RuntimeException e) {
            notSeen(e);
        }
    }

    /** Whether the broker works, publishing shows; whether it may be asked, nothing else does. */
    private void notSeen(RuntimeException why) {
        if (!(why.getCause() instanceof AuthorizationException denied)) {
            LOG.debug("it cannot be seen whether transactions hang", why);
        } else if (!forbidden) {
            forbidden = true;
            LOG.warn(
                    "it cannot be seen whether transactions hold back acknowledgements or dead letters:"
                            + " allow Read on {} and {} ({})",
                    options.acksTopic(),
                    options.deadTopic(),
                    denied.getMessage());
        }
    }

    private Set<Open> open() {
        List<TopicPartition> partitions = new ArrayList<>();
        await(admin.describeTopics(Set.of(options.acksTopic(), options.deadTopic()))
                        .allTopicNames())
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition()))));
        Set<Open> open = new HashSet<>();
        await(admin.describeProducers(partitions).all())
                .forEach((partition, producers) -> add(partition, producers, open));
        return open;
    }

    private static void add(TopicPartition partition, PartitionProducerState producers, Set<Open> open) {
        for (ProducerState producer : producers.activeProducers()) {
            producer.currentTransactionStartOffset()
                    .ifPresent(start -> open.add(new Open(
                            partition,
                            producer.producerId(),
                            producer.producerEpoch(),
                            producer.coordinatorEpoch().orElse(0),
                            start)));
        }
    }

    /** Returns whether none of them is left that hangs. */
    private boolean end(Set<Open> open) {
        Map<Long, TransactionDescription> known = described(open);
        boolean done = true;
        for (Open transaction : open) {
            TransactionDescription told = known.get(transaction.producerId());
            if (told != null && GroupOffsets.isOpen(told.state())) {
                continue;
            }
            boolean aborted = told != null && isAborted(transaction, told);
            done &= aborted ? abort(transaction) : tell(transaction, "it is not known to be aborted");
        }
        return done;
    }

    private Map<Long, TransactionDescription> described(Set<Open> open) {
        Set<Long> ids = open.stream().map(Open::producerId).collect(Collectors.toSet());
        List<String> names =
                await(admin.listTransactions(new ListTransactionsOptions().filterProducerIds(ids))
                                .all())
                        .stream()
                        .map(TransactionListing::transactionalId)
                        .toList();
        Map<Long, TransactionDescription> described = new HashMap<>();
        if (!names.isEmpty()) {
            await(admin.describeTransactions(names).all())
                    .forEach((name, description) -> described.put(description.producerId(), description));
        }
        return described;
    }

    /** Aborting takes one epoch more, so nothing has come after it. */
    private static boolean isAborted(Open transaction, TransactionDescription told) {
        return told.state() == TransactionState.COMPLETE_ABORT && told.producerEpoch() == transaction.epoch() + 1;
    }

    private boolean abort(Open transaction) {
        try {
            await(admin.abortTransaction(new AbortTransactionSpec(
                            transaction.partition(),
                            transaction.producerId(),
                            (short) transaction.epoch(),
                            transaction.coordinatorEpoch()))
                    .all());
            LOG.warn(
                    "{} held back what came after offset {} for a transaction that had been aborted: it is ended",
                    transaction.partition(),
                    transaction.start());
            return true;
        } catch (KafkaException e) {
            return tell(transaction, String.valueOf(e.getCause()));
        }
    }

    private boolean tell(Open transaction, String why) {
        condition.fails(new HangingTransactionException());
        LOG.error(
                "{} holds back what came after offset {} for a transaction that has ended, and is not ended here: {};"
                        + " see kafka-transactions.sh abort --topic {} --partition {} --start-offset {}",
                transaction.partition(),
                transaction.start(),
                why,
                transaction.partition().topic(),
                transaction.partition().partition(),
                transaction.start());
        return false;
    }

    /** Says in the condition what is wrong. */
    private static final class HangingTransactionException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static <T> T await(KafkaFuture<T> answer) {
        return KafkaAnswer.await(answer, "producers and transactions");
    }
}
