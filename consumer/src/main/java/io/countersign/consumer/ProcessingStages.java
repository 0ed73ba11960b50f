package io.countersign.consumer;

import io.countersign.consumer.acks.AckPublisher;
import io.countersign.consumer.inbox.Delivery;
import io.countersign.consumer.inbox.Inbox;
import io.countersign.consumer.inbox.Partition;
import io.countersign.consumer.intake.Checked;
import io.countersign.consumer.intake.Decoded;
import io.countersign.consumer.intake.Decoder;
import io.countersign.consumer.intake.Refusal;
import io.countersign.consumer.intake.Verified;
import io.countersign.consumer.intake.Verifier;
import io.countersign.consumer.status.Condition;
import io.countersign.consumer.store.BatchStore;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stages as they really are: processors for reading, patience for the database and the broker. */
final class ProcessingStages implements Stages {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessingStages.class);
    private static final Problem UNREADABLE =
            new Problem(ErrorCode.WRONG_FORMAT, "", "the message cannot be processed");

    private final Inbox inbox;
    private final Parallel parallel;
    private final Verifier verifier;
    private final Decoder decoder;
    private final BatchStore store;
    private final AckPublisher acks;
    private final Patience patience;
    private final Condition database;
    private final Condition broker;

    ProcessingStages(
            Inbox inbox,
            Parallel parallel,
            Verifier verifier,
            Decoder decoder,
            BatchStore store,
            AckPublisher acks,
            Patience patience,
            Condition database,
            Condition broker) {
        this.inbox = inbox;
        this.parallel = parallel;
        this.verifier = verifier;
        this.decoder = decoder;
        this.store = store;
        this.acks = acks;
        this.patience = patience;
        this.database = database;
        this.broker = broker;
    }

    @Override
    public CompletableFuture<List<Decoded>> read(List<Delivery> deliveries) {
        FailPoint.AFTER_POLL.pass();
        Set<Partition> partitions =
                deliveries.stream().map(d -> d.at().inPartition()).collect(Collectors.toSet());
        return parallel.map(deliveries, this::read)
                .thenCombine(inbox.confirm(partitions), (records, confirmed) -> records)
                .whenComplete((records, error) -> FailPoint.AFTER_VERIFY.pass());
    }

    // Reading is a pure function of the record and the sources: what it stumbles over once, it will always.
    private Decoded read(Delivery delivery) {
        Checked checked = new Refusal(delivery, null, null, AckResult.MALFORMED, List.of(UNREADABLE));
        try {
            checked = verifier.verify(delivery);
            return decoder.decode(checked);
        } catch (RuntimeException e) {
            LOG.error(
                    "{} cannot be read; this is a defect of the processor",
                    delivery.messageId().value(),
                    e);
            return checked instanceof Verified verified
                    ? new Refusal(delivery, verified, null, AckResult.INVALID, List.of(UNREADABLE))
                    : (Refusal) checked;
        }
    }

    @Override
    public List<Outcome> apply(List<Decoded> records) {
        return patience.until(database, () -> store.apply(records));
    }

    @Override
    public void acknowledge(List<Outcome> outcomes) {
        patience.until(broker, () -> {
            acks.publish(outcomes);
            return outcomes;
        });
    }
}
