package io.countersign.cli.dead;

import io.countersign.cli.output.Printable;
import io.countersign.cli.settings.RequestTopics;
import io.countersign.consumer.acks.DeadLetter;
import io.countersign.schema.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Gathers letters and replays so many at a time as memory holds with ease. */
final class Batches {
    private static final int MOST = 1_000;
    private static final int MOST_BYTES = 8 << 20;

    private final Replay replay;
    private final RequestTopics topics;
    private final List<DeadLetter> gathered = new ArrayList<>();
    private final List<Replay.Replayed> done = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private int bytes;

    Batches(Replay replay, RequestTopics topics) {
        this.replay = replay;
        this.topics = topics;
    }

    /** Takes a letter, or notes why it cannot be sent as it was. */
    void add(DeadLetter letter) {
        if (letter.leftOut()) {
            skipped.add(letter.messageId() + " is larger than the topic of dead letters takes; its bytes are only in "
                    + Printable.of(letter.topic()) + ", partition " + letter.partition() + ", offset "
                    + letter.offset());
        } else if (topics.contains(letter.topic())) {
            gather(letter);
        } else {
            skipped.add(letter.messageId() + " comes from '" + Printable.of(letter.topic())
                    + "', which COUNTERSIGN_TOPICS_REQUESTS does not name");
        }
    }

    private void gather(DeadLetter letter) {
        Bytes value = letter.value();
        gathered.add(letter);
        bytes += value == null ? 0 : value.length();
        if (gathered.size() >= MOST || bytes >= MOST_BYTES) {
            flush();
        }
    }

    /** What was not sent, and why. */
    List<String> skipped() {
        return skipped;
    }

    private void flush() {
        List<Replay.Replayed> batch = replay.replay(gathered);
        gathered.clear();
        bytes = 0;
        done.addAll(batch);
    }

    /** Replays what is left and tells what became of all. */
    List<Replay.Replayed> finish() {
        flush();
        return done;
    }
}
