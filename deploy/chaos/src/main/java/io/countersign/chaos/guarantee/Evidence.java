package io.countersign.chaos.guarantee;

import io.countersign.chaos.load.SentMessage;
import io.countersign.chaos.scene.Progress;
import io.countersign.schema.bytes.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that was seen of a run, for the guarantees to look at.
 *
 * @param sent every message that the broker confirmed
 * @param acks every ack, by message_id
 * @param rows every row of the ledger, by message_id
 * @param dead the records on the topic of dead letters, as partition/offset of the request and digest of the value
 * @param expectedLines what the tables must hold
 * @param lines what they hold
 * @param applied the next offset to apply of each partition
 * @param ends the end of each partition
 * @param backwards steps backwards of the progress that nobody asked for
 * @param setBack steps backwards by restoring a backup
 */
record Evidence(
        List<SentMessage> sent,
        List<String> unsent,
        Map<String, SeenAck> acks,
        Map<String, SeenRow> rows,
        Map<DeadLetter, Integer> dead,
        Set<String> expectedLines,
        Set<String> lines,
        Map<Integer, Long> applied,
        Map<Integer, Long> ends,
        List<Progress.Step> backwards,
        List<Progress.Step> setBack) {
    /** A dead letter, by where its record was and what it holds. */
    record DeadLetter(int partition, long offset, Bytes digest) {}

    /**
     * Whether it may come out another way the second time: the database has forgotten it, and what becomes of it depends
     * on which of several partitions is quicker.
     */
    boolean mayDiffer(SentMessage message) {
        return message.isRacing() && wasAppliedAgain(message.partition(), message.offset());
    }

    /** Whether the record was applied a second time because the database had forgotten it. */
    boolean wasAppliedAgain(int partition, long offset) {
        return setBack.stream()
                .anyMatch(step -> step.partition() == partition && step.to() <= offset && offset < step.from());
    }
}
