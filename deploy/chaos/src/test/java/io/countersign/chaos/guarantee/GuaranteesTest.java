package io.countersign.chaos.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.chaos.guarantee.Evidence.DeadLetter;
import io.countersign.chaos.load.SentMessage;
import io.countersign.chaos.load.Wrongs;
import io.countersign.chaos.scene.Progress;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.bytes.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A guarantee that cannot be seen to break proves nothing: each is shown what breaks it, and nothing but that. */
class GuaranteesTest {
    private static final String PERSON = "person|P1|Jane|Doe||";

    private final List<SentMessage> sent = new ArrayList<>(List.of(
            message("a", 0, AckResult.CREATED),
            message("b", 1, AckResult.UPDATED),
            message("c", 2, AckResult.INVALID)));
    private final List<String> unsent = new ArrayList<>();
    private final Map<String, SeenAck> acks = new HashMap<>();
    private final Map<String, SeenRow> rows = new HashMap<>();
    private final Map<DeadLetter, Integer> dead = new HashMap<>();
    private final Set<String> lines = new HashSet<>(Set.of(PERSON));
    private final Map<Integer, Long> applied = new HashMap<>(Map.of(0, 3L));
    private final List<Progress.Step> backwards = new ArrayList<>();
    private final List<Progress.Step> setBack = new ArrayList<>();

    GuaranteesTest() {
        for (SentMessage message : sent) {
            AckResult result = message.results().iterator().next();
            acks.put(message.messageId(), ack(result, message.offset()));
            rows.put(message.messageId(), new SeenRow(result.status().text(), result.text(), 0, message.offset(), 1));
        }
        dead.put(new DeadLetter(0, 2, digest("c")), 1);
    }

    private static SentMessage message(String id, long offset, AckResult result) {
        return new SentMessage("any", "person:P1", Set.of(result), id, 0, offset, Instant.EPOCH, digest(id));
    }

    private static Bytes digest(String of) {
        return Bytes.utf8(of).sha256();
    }

    private static SeenAck ack(AckResult result, long offset) {
        SeenAck ack = new SeenAck();
        ack.digests.add(digest("ack " + offset));
        ack.status = result.status().text();
        ack.result = result.text();
        ack.committedCopies = 1;
        ack.firstCommitted = offset;
        return ack;
    }

    private SeenAck ack(String id) {
        return acks.computeIfAbsent(id, unused -> new SeenAck());
    }

    private Set<String> broken() {
        Evidence evidence = new Evidence(
                sent, unsent, acks, rows, dead, Set.of(PERSON), lines, applied, Map.of(0, 3L), backwards, setBack);
        Set<String> broken = new HashSet<>();
        Examination.of(evidence).forEach(violation -> broken.add(violation.promise()));
        return broken;
    }

    private static String promise(Guarantee guarantee) {
        return guarantee.promise();
    }

    @Test
    void whatIsInOrderBreaksNothing() {
        assertThat(broken()).isEmpty();
    }

    @Test
    void aMessageThatTheBrokerDidNotTake() {
        unsent.add("any");
        assertThat(broken()).containsExactly(promise(new EverythingIsSent()));
    }

    @Test
    void aRecordWithoutAck() {
        acks.remove("a");
        assertThat(broken()).containsExactly(promise(new EveryRecordIsAcked()));
    }

    @Test
    void anAckOnlyInATransactionThatWasGivenUp() {
        ack("a").committedCopies = 0;
        assertThat(broken()).containsExactly(promise(new EveryRecordIsAcked()));
    }

    @Test
    void anAckThatTheCommunityDidNotSign() {
        ack("a").untrusted = "the signature does not hold";
        assertThat(broken()).containsExactly(promise(new EveryRecordIsAcked()));
    }

    @Test
    void copiesThatDiffer() {
        ack("a").digests.add(digest("other"));
        assertThat(broken()).containsExactly(promise(new CopiesAreIdentical()));
    }

    @Test
    void copiesThatDifferOnlyBecauseOfARaceAfterARestore() {
        sent.set(
                0,
                new SentMessage(
                        "crowded",
                        null,
                        EnumSet.of(AckResult.CREATED, AckResult.STALE),
                        "a",
                        0,
                        0,
                        Instant.EPOCH,
                        digest("a")));
        ack("a").digests.add(digest("other"));
        assertThat(broken()).containsExactly(promise(new CopiesAreIdentical()));
        setBack.add(new Progress.Step(0, 1, 0));
        assertThat(broken()).isEmpty();
    }

    @Test
    void aSecondCommittedCopy() {
        ack("a").committedCopies = 2;
        assertThat(broken()).containsExactly(promise(new OneCommittedCopy()));
        setBack.add(new Progress.Step(0, 1, 0));
        assertThat(broken()).isEmpty();
    }

    @Test
    void aSecondRowInTheLedger() {
        rows.put("a", new SeenRow("persisted", "created", 0, 0, 2));
        assertThat(broken()).containsExactly(promise(new OneLedgerRow()));
    }

    @Test
    void aRowThatIsMissing() {
        rows.remove("a");
        assertThat(broken())
                .containsExactlyInAnyOrder(promise(new OneLedgerRow()), promise(new AcksAreInTheDatabase()));
    }

    @Test
    void anOutcomeThatAMessageDoesNotDeserve() {
        ack("a").result = "stale";
        rows.put("a", new SeenRow("persisted", "stale", 0, 0, 1));
        assertThat(broken()).containsExactly(promise(new OutcomesAreRight()));
    }

    @Test
    void anAckThatSaysOtherThanTheLedger() {
        rows.put("a", new SeenRow("persisted", "updated", 0, 0, 1));
        assertThat(broken()).containsExactly(promise(new AcksAreInTheDatabase()));
    }

    @Test
    void tablesThatHoldTooMuchOrTooLittle() {
        lines.add("person|P2|||Doe|");
        assertThat(broken()).containsExactly(promise(new TablesAreTheFold()));
        lines.clear();
        assertThat(broken()).containsExactly(promise(new TablesAreTheFold()));
    }

    @Test
    void somethingForgedInATable() {
        lines.add("person|P2||" + Wrongs.MARK + "||");
        assertThat(broken())
                .containsExactlyInAnyOrder(promise(new NothingUnverifiedIsApplied()), promise(new TablesAreTheFold()));
    }

    @Test
    void progressThatMovesBackOrEndsEarly() {
        backwards.add(new Progress.Step(0, 2, 1));
        assertThat(broken()).containsExactly(promise(new ProgressNeverMovesBack()));
        backwards.clear();
        applied.put(0, 2L);
        assertThat(broken()).containsExactly(promise(new ProgressNeverMovesBack()));
    }

    @Test
    void acksInAnotherOrder() {
        ack("a").firstCommitted = 5;
        assertThat(broken()).containsExactly(promise(new OrderIsKept()));
    }

    @Test
    void aDeadLetterTooManyOrTooFew() {
        dead.put(new DeadLetter(0, 0, digest("a")), 1);
        assertThat(broken()).containsExactly(promise(new DeadLettersAreExact()));
        dead.clear();
        assertThat(broken()).containsExactly(promise(new DeadLettersAreExact()));
        dead.put(new DeadLetter(0, 2, digest("not the bytes that were sent")), 1);
        assertThat(broken()).containsExactly(promise(new DeadLettersAreExact()));
    }
}
