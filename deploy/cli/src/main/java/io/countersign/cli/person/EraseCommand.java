package io.countersign.cli.person;

import io.countersign.cli.CommandException;
import io.countersign.cli.Session;
import io.countersign.cli.Surroundings;
import io.countersign.cli.output.Interactive;
import io.countersign.cli.wiring.DatabaseAccess;
import io.countersign.consumer.store.Database;
import io.countersign.consumer.store.PersonErasure;
import io.countersign.consumer.store.PersonErasure.Erased;
import io.countersign.consumer.store.PersonErasure.Refused;
import io.countersign.consumer.store.PersonErasure.Result;
import io.countersign.schema.problem.Problem;
import java.io.Console;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Erases one person from the database. */
@Command(
        name = "erase",
        description = {
            "Deletes a person, with all that belongs to it, and erases its content from",
            "the ledger, as a person:delete with \"erase\": true does; also for a person who",
            "was deleted before. Numbers, times and signatures stay; Kafka's topics keep",
            "what they hold until their retention ends.",
            "The exit code is 1 where there is no such person, or where it may log in",
            "(login_active); nothing is erased then."
        },
        mixinStandardHelpOptions = true)
final class EraseCommand implements Runnable {
    @Mixin
    private final Session session;

    @Option(names = "--account", required = true, paramLabel = "A", description = "the account that the person is in")
    private String account = "";

    @ArgGroup(multiplicity = "1")
    private final PersonKey person = new PersonKey();

    @Option(names = "--yes", description = "does not ask whether that is meant")
    private boolean yes;

    EraseCommand(Surroundings surroundings) {
        this.session = new Session(surroundings);
    }

    @Override
    public void run() {
        if (!yes) {
            confirm();
        }
        try (Database database = DatabaseAccess.openMigrated(session.settings())) {
            Result result = new PersonErasure(database.jdbi()).erase(account, person.key());
            if (result instanceof Refused refused) {
                throw CommandException.refused(reasons(refused));
            }
            if (result instanceof Erased erased) {
                session.print(members(erased));
            }
        }
    }

    private void confirm() {
        Console console = Interactive.isTerminal() ? System.console() : null;
        if (console == null) {
            throw CommandException.usage("erasing cannot be undone: say --yes where nobody can be asked");
        }
        String answer = console.readLine("Erase %s of %s for good? [y/N] ", person.text(), account);
        if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
            throw CommandException.refused("nothing was erased");
        }
    }

    private String reasons(Refused refused) {
        return refused.problems().stream()
                .map(Problem::message)
                .collect(Collectors.joining(
                        "; ", "nothing was erased of " + person.text() + " of " + account + ": ", ""));
    }

    private static Map<String, Object> members(Erased erased) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", erased.id());
        if (erased.importId() != null) {
            members.put("import_id", erased.importId());
        }
        members.put("person", erased.wasDeleted() ? "deleted before" : "deleted");
        members.put("messages_erased", erased.messages());
        members.put("former_states_erased", erased.formerStates());
        return members;
    }
}
