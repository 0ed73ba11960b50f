package io.countersign.cli.dead;

import io.countersign.cli.CommandException;
import io.countersign.cli.settings.Settings;
import io.countersign.consumer.acks.DeadLetter;
import io.countersign.schema.ack.MessageId;

/** Finds single letters. */
final class Letters {
    private Letters() {}

    /** The newest letter of a message; throws {@link CommandException} where there is none. */
    static DeadLetter find(Settings settings, MessageId id) {
        NewestLetters found = new NewestLetters(1);
        try (DeadLog log = DeadLog.open(settings, null)) {
            log.forEach(letter -> {
                if (letter.messageId().equals(id)) {
                    found.add(letter);
                }
            });
        }
        return found.list().stream()
                .findFirst()
                .orElseThrow(() -> CommandException.refused("there is no dead letter of " + id + " in "
                        + settings.topics().dead()));
    }
}
