package io.countersign.cli;

import io.countersign.cli.acks.AcksCommand;
import io.countersign.cli.audit.AuditCommand;
import io.countersign.cli.completion.CompletionCommand;
import io.countersign.cli.config.ConfigCommand;
import io.countersign.cli.consume.ConsumeCommand;
import io.countersign.cli.consume.MigrateCommand;
import io.countersign.cli.dead.DeadCommand;
import io.countersign.cli.definitions.FieldsCommand;
import io.countersign.cli.definitions.FormsCommand;
import io.countersign.cli.doctor.DoctorCommand;
import io.countersign.cli.gateway.GatewayCommand;
import io.countersign.cli.key.KeygenCommand;
import io.countersign.cli.key.SignCommand;
import io.countersign.cli.key.VerifyCommand;
import io.countersign.cli.messages.MessagesCommand;
import io.countersign.cli.person.PersonCommand;
import io.countersign.cli.send.SendCommand;
import io.countersign.cli.sources.SourcesCommand;
import io.countersign.cli.validate.ValidateCommand;
import java.util.List;

/** The list of commands; a new one is one line here. */
public final class Commands {
    private Commands() {}

    /** All commands that need no server of their own. */
    public static List<?> all(Surroundings surroundings) {
        return List.of(
                new KeygenCommand(),
                new SignCommand(surroundings),
                new VerifyCommand(surroundings),
                new ValidateCommand(surroundings),
                new SendCommand(surroundings),
                new MigrateCommand(surroundings),
                new DoctorCommand(surroundings),
                new ConsumeCommand(surroundings),
                new GatewayCommand(surroundings),
                SourcesCommand.line(surroundings),
                FieldsCommand.line(surroundings),
                FormsCommand.line(surroundings),
                new AcksCommand(surroundings),
                MessagesCommand.line(surroundings),
                AuditCommand.line(surroundings),
                PersonCommand.line(surroundings),
                DeadCommand.line(surroundings),
                new CompletionCommand(),
                new ConfigCommand(surroundings));
    }
}
