package io.countersign.cli.doctor;

import io.countersign.cli.Session;
import io.countersign.cli.Surroundings;
import io.countersign.cli.output.Table;
import io.countersign.cli.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Everything that a service needs, looked over. */
@Command(
        name = "doctor",
        description = {
            "Looks over what a consumer needs: settings, keys, the library for signatures, Kafka with its topics and",
            "rights, PostgreSQL with its schema, rights, durability and clock. Changes nothing. Says of each what is",
            "wrong and what to do. Exit code 1 if anything is wrong, 3 if a server does not answer."
        },
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private final Session session;

    /** Takes the environment that settings are read from. */
    public DoctorCommand(Surroundings surroundings) {
        this.session = new Session(surroundings);
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = session.settings();
        List<Finding> findings = new ArrayList<>();
        findings.addAll(ProcessChecks.look(settings));
        findings.addAll(KafkaChecks.look(settings));
        findings.addAll(DatabaseChecks.look(settings));
        Table table = new Table("check", "state", "found", "advice");
        findings.forEach(
                finding -> table.row(finding.check(), finding.state().text(), finding.found(), finding.advice()));
        session.print(table);
        return findings.stream()
                .mapToInt(finding -> finding.state().exitCode())
                .max()
                .orElseThrow();
    }
}
