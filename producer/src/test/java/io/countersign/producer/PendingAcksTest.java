package io.countersign.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.AckReader;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PendingAcksTest {
    private static final MessageId ONE = MessageId.of("upserts", 0, 1, 0);
    private static final MessageId TWO = MessageId.of("upserts", 0, 2, 0);

    private final PendingAcks pending = new PendingAcks(new AckReader(Community.KEY.publicKey()));

    @Test
    void anAckThatComesAfterTheAcceptance() {
        CompletableFuture<Ack> one = new CompletableFuture<>();
        pending.accepted(pending.sending("a"), ONE, one);
        assertThat(one).isNotDone();

        pending.arrived(TWO, "a", Community.ack(TWO, AckResult.CREATED));
        assertThat(one).isNotDone();
        pending.arrived(ONE, "a", Community.ack(ONE, AckResult.CREATED));

        assertThat(one)
                .succeedsWithin(Duration.ZERO)
                .extracting(ack -> ack.payload().messageId())
                .isEqualTo(ONE);
    }

    @Test
    void anAckThatComesBeforeTheAcceptance() {
        CompletableFuture<Ack> one = new CompletableFuture<>();
        CompletableFuture<Ack> two = new CompletableFuture<>();
        long first = pending.sending(null);
        long second = pending.sending("b");
        pending.arrived(TWO, "b", Community.ack(TWO, AckResult.UPDATED));
        pending.arrived(ONE, null, Community.ack(ONE, AckResult.CREATED, Community.STRANGER));
        pending.arrived(ONE, null, Community.ack(ONE, AckResult.CREATED));

        pending.accepted(second, TWO, two);
        pending.accepted(first, ONE, one);

        assertThat(two).succeedsWithin(Duration.ZERO);
        assertThat(one).succeedsWithin(Duration.ZERO);
    }

    @Test
    void whatIsNotTheAckIsPassedOver() {
        CompletableFuture<Ack> one = new CompletableFuture<>();
        pending.accepted(pending.sending("a"), ONE, one);

        pending.arrived(ONE, "a", Community.ack(ONE, AckResult.INVALID, Community.STRANGER));
        pending.arrived(ONE, "a", Community.ack(TWO, AckResult.INVALID));
        assertThat(one).isNotDone();
        pending.arrived(ONE, "a", Community.ack(ONE, AckResult.CREATED));

        assertThat(one)
                .succeedsWithin(Duration.ZERO)
                .extracting(ack -> ack.payload().result())
                .isEqualTo(AckResult.CREATED);
    }

    @Test
    void theEndReachesThoseWhoWaitAndThoseWhoWould() {
        CompletableFuture<Ack> one = new CompletableFuture<>();
        CompletableFuture<Ack> two = new CompletableFuture<>();
        pending.accepted(pending.sending("a"), ONE, one);
        long second = pending.sending("b");

        pending.end(new IllegalStateException("over"));
        pending.accepted(second, TWO, two);

        assertThat(one).isCompletedExceptionally();
        assertThat(two).isCompletedExceptionally();
    }

    @Test
    void nothingIsKeptOnceItCannotBelongToAnything() {
        EarlyAcks early = new EarlyAcks();
        early.arrived(ONE, "a", Community.ack(ONE, AckResult.CREATED));
        assertThat(early.isEmpty()).as("nobody sends").isTrue();

        long first = early.sending("a");
        early.arrived(TWO, "b", Community.ack(TWO, AckResult.CREATED));
        assertThat(early.take(TWO)).as("nobody sends with this key").isEmpty();
        early.arrived(ONE, "a", Community.ack(ONE, AckResult.CREATED));
        long second = early.sending("a");
        assertThat(early.isEmpty()).isFalse();

        early.settled(first);
        assertThat(early.take(ONE)).as("the second was sent after it came").isEmpty();
        early.settled(second);
        assertThat(early.isEmpty()).isTrue();
    }
}
