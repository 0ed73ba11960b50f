package io.countersign.consumer.inbox;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Kafka says of partitions, asked by a client of its own with a limit that is kept. The group's consumer could be
 * asked too; but the one of kafka-clients 4.3 may wait for its answer for ever once a broker has hung for some seconds,
 * because it takes the question for a copy of one that it has lost.
 */
public final class GroupOffsets {
    private static final Logger LOG = LoggerFactory.getLogger(GroupOffsets.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int LOOKS = 20;

    private static final Set<TransactionState> NOT_ENDED = EnumSet.complementOf(
            EnumSet.of(TransactionState.EMPTY, TransactionState.COMPLETE_ABORT, TransactionState.COMPLETE_COMMIT));

    private final Admin admin;
    private final String group;

    private record OpenTransaction(String id, OptionalLong startMillis) {}

    /** Asks for the offsets of one group; the client stays the caller's to close. */
    public GroupOffsets(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    /**
     * The next offset to acknowledge of each partition, 0 where none was committed. Throws {@link KafkaException} where
     * Kafka does not tell within 10 seconds, or a transaction is about to commit one.
     */
    public Map<Partition, Long> committed(Collection<Partition> partitions) {
        List<TopicPartition> asked = partitions.stream().map(Partition::toKafka).toList();
        Map<TopicPartition, OffsetAndMetadata> committed = committed(asked, true);
        // Of those that a transaction is about to commit the client leaves out; of those never committed it says null.
        if (!committed.keySet().containsAll(asked)) {
            committed = leftOpen(asked);
        }
        Map<Partition, Long> next = new HashMap<>();
        for (Partition partition : partitions) {
            next.put(partition, CommittedOffset.next(partition, committed.get(partition.toKafka())));
        }
        return next;
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(List<TopicPartition> asked, boolean stable) {
        return await(admin.listConsumerGroupOffsets(
                        Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(asked)),
                        new ListConsumerGroupOffsetsOptions().requireStable(stable))
                .partitionsToOffsetAndMetadata(group));
    }

    /**
     * What is committed although Kafka says that more is about to be, where that can no longer happen: after a crash a
     * broker may hold a commit of a transaction that its coordinator has ended long ago, and would hold it for ever.
     */
    private Map<TopicPartition, OffsetAndMetadata> leftOpen(List<TopicPartition> asked) {
        // Members of the group that are at work have open ones nearly all the time, but not the same.
        Set<OpenTransaction> open = openTransactions();
        for (int look = 1; !open.isEmpty() && look < LOOKS; look++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            open.retainAll(openTransactions());
        }
        if (!open.isEmpty()) {
            throw new KafkaException("an offset of the group is about to be committed by one of " + open);
        }
        // Those that ended since the first question have committed by now.
        Map<TopicPartition, OffsetAndMetadata> committed = committed(asked, true);
        if (committed.keySet().containsAll(asked)) {
            return committed;
        }
        LOG.warn("Kafka holds offsets of {} for a transaction that has ended: those from before it count", asked);
        return committed(asked, false);
    }

    private Set<OpenTransaction> openTransactions() {
        List<String> ids =
                await(admin.listTransactions(new ListTransactionsOptions().filterStates(NOT_ENDED))
                                .all())
                        .stream()
                        .map(TransactionListing::transactionalId)
                        .filter(this::isOfGroup)
                        .toList();
        Set<OpenTransaction> open = new HashSet<>();
        if (!ids.isEmpty()) {
            await(admin.describeTransactions(ids).all()).forEach((id, told) -> {
                if (isOpen(told.state())) {
                    open.add(new OpenTransaction(id, told.transactionStartTimeMs()));
                }
            });
        }
        return open;
    }

    /** Whether a transaction that its coordinator says this of has yet to end. */
    public static boolean isOpen(TransactionState state) {
        return NOT_ENDED.contains(state);
    }

    /** A new id for transactions that commit offsets of the group; only by such ids open ones are recognized. */
    public static String transactionalId(String group) {
        return group + "-" + UUID.randomUUID();
    }

    private boolean isOfGroup(String transactionalId) {
        return transactionalId.length() == transactionalId(group).length() && transactionalId.startsWith(group + "-");
    }

    /** The oldest offset that each partition still has; throws as {@link #committed} does. */
    Map<Partition, Long> oldest(Collection<Partition> partitions) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(p -> asked.put(p.toKafka(), OffsetSpec.earliest()));
        Map<TopicPartition, ListOffsetsResultInfo> found =
                await(admin.listOffsets(asked).all());
        Map<Partition, Long> oldest = new HashMap<>();
        for (Partition partition : partitions) {
            ListOffsetsResultInfo there = found.get(partition.toKafka());
            oldest.put(partition, there == null ? 0 : there.offset());
        }
        return oldest;
    }

    private static <T> T await(KafkaFuture<T> answer) {
        return KafkaAnswer.await(answer, "the offsets of a group or a topic");
    }
}
