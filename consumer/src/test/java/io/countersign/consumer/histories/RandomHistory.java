package io.countersign.consumer.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Statements of two sources about few subjects, in batches, some of which come again. */
final class RandomHistory {
    static final int PARTITIONS = 3;
    static final int SOURCES = 2;
    private static final int MOST_MESSAGES = 40;

    private final Random random;
    private final boolean defines;
    private final RandomMessages messages;
    private final List<Event.Said> said = new ArrayList<>();

    private RandomHistory(long seed) {
        this.random = new Random(seed);
        this.defines = random.nextInt(3) == 0;
        this.messages = new RandomMessages(random, defines ? 2 : 40);
    }

    static List<Event> of(long seed) {
        return new RandomHistory(seed).events();
    }

    private List<Event> events() {
        List<Event> events = new ArrayList<>();
        int count = 2 + random.nextInt(MOST_MESSAGES);
        int batch = 1 + random.nextInt(random.nextBoolean() ? 4 : MOST_MESSAGES);
        boolean restarts = random.nextInt(4) == 0;
        for (int i = 0; i < count; i++) {
            if (random.nextInt(6) == 0) {
                events.add(new Event.Redelivered(random.nextInt(PARTITIONS), 1 + random.nextInt(5)));
            }
            if (defines && random.nextInt(i == 0 ? 2 : 16) == 0) {
                events.add(new Event.Defined(1 + random.nextInt(3) / 2));
            }
            Event.Said next = next();
            said.add(next);
            events.add(next);
            if (random.nextInt(batch) == 0) {
                events.add(restarts && random.nextInt(4) == 0 ? new Event.Restarted() : new Event.Applied());
            }
        }
        return events;
    }

    private Event.Said next() {
        int partition = random.nextInt(PARTITIONS);
        int source = random.nextInt(3) / 2;
        if (!said.isEmpty() && random.nextInt(7) == 0) {
            Event.Said again = said.get(random.nextInt(said.size()));
            return new Event.Said(partition, random.nextInt(5) == 0 ? source : again.source(), again.payload());
        }
        return new Event.Said(partition, source, messages.next());
    }
}
