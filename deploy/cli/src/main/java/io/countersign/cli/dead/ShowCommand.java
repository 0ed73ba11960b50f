package io.countersign.cli.dead;

import io.countersign.cli.Session;
import io.countersign.cli.Surroundings;
import io.countersign.cli.argument.MessageIdArgument;
import io.countersign.cli.output.Format;
import io.countersign.cli.settings.Settings;
import io.countersign.consumer.acks.DeadLetter;
import io.countersign.schema.ack.MessageId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one dead letter. */
@Command(
        name = "show",
        description = {
            "Shows one record that failed or was rejected: its errors, where it lay, and its bytes as text that is safe",
            "for a terminal. All errors are read from its verified acknowledgement; where that is gone, the first is shown."
        },
        mixinStandardHelpOptions = true)
final class ShowCommand implements Runnable {
    @Mixin
    private final Session session;

    @Parameters(
            paramLabel = "ID",
            converter = MessageIdArgument.class,
            description = "the message_id, 24 hexadecimal digits")
    @SuppressWarnings("NullAway.Init")
    private MessageId id;

    ShowCommand(Surroundings surroundings) {
        this.session = new Session(surroundings);
    }

    @Override
    public void run() {
        Settings settings = session.settings();
        DeadLetter letter = Letters.find(settings, id);
        List<String> errors = LetterErrors.of(letter, settings);
        session.print(LetterText.members(letter, errors, session.format() == Format.JSON));
    }
}
