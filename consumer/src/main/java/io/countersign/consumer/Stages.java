package io.countersign.consumer;

import io.countersign.consumer.inbox.Delivery;
import io.countersign.consumer.intake.Decoded;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What happens to a batch of records between its delivery and its acknowledgement. */
interface Stages {
    /** Verifies and reads the records, in parallel; neither depends on any other record. */
    CompletableFuture<List<Decoded>> read(List<Delivery> deliveries);

    /** Applies the records to the database and tells their outcomes. */
    List<Outcome> apply(List<Decoded> records);

    /** Publishes the acks of the outcomes and commits the offsets. */
    void acknowledge(List<Outcome> outcomes);
}
