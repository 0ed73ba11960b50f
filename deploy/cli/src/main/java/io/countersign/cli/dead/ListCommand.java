package io.countersign.cli.dead;

import io.countersign.cli.CommandException;
import io.countersign.cli.Session;
import io.countersign.cli.Surroundings;
import io.countersign.consumer.acks.DeadLetter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists dead letters. */
@Command(
        name = "list",
        description = "Lists records that failed or were rejected, the newest first.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {
    @Mixin
    private final Session session;

    @Mixin
    private final LetterFilter filter = new LetterFilter();

    @Option(names = "--limit", paramLabel = "N", description = "at most so many (default: ${DEFAULT-VALUE})")
    private int limit = 50;

    ListCommand(Surroundings surroundings) {
        this.session = new Session(surroundings);
    }

    @Override
    public void run() {
        if (limit < 1) {
            throw CommandException.usage("--limit must be at least 1");
        }
        session.print(LetterText.table(newest()));
    }

    /** Those that the topic has last; of several partitions, each one's. */
    private List<DeadLetter> newest() {
        NewestLetters newest = new NewestLetters(limit);
        try (DeadLog log = DeadLog.open(session.settings(), filter.start())) {
            log.forEach(letter -> {
                if (filter.accepts(letter)) {
                    newest.add(letter);
                }
            });
        }
        return newest.list();
    }
}
