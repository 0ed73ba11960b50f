package io.countersign.cli.validate;

import io.countersign.cli.ExitCode;
import io.countersign.cli.Surroundings;
import io.countersign.cli.input.Columns;
import io.countersign.cli.input.Contract;
import io.countersign.cli.input.InputFile;
import io.countersign.cli.input.MessageFile;
import io.countersign.cli.output.OutputOption;
import io.countersign.cli.output.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with messages before anybody sends them. */
@Command(
        name = "validate",
        description =
                "Checks messages against the contract without any server: exit code 0 when all keep it, 1 when "
                        + "not. A file is a JSON array of messages, has one a line (lines that start with # are comments), or is one message.",
        mixinStandardHelpOptions = true)
public final class ValidateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "what to check; - is the standard input")
    private List<String> files = new ArrayList<>();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Takes the standard input. */
    public ValidateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        List<InputFile> inputs =
                files.stream().map(name -> new InputFile(name, surroundings)).toList();
        Contract contract = new Contract();
        Report report = new Report(spec.commandLine().getOut(), output.format());
        try (Progress progress = Progress.of(spec.commandLine().getErr(), "messages checked", 0, Progress.UNKNOWN)) {
            for (InputFile input : inputs) {
                try (InputStream in = input.open()) {
                    new MessageFile(input.name(), in).forEach(message -> {
                        report.add(message.place(), Columns.NONE, contract.check(message.text()));
                        progress.accept(report.messages());
                    });
                }
            }
        }
        return report.finish() ? ExitCode.DONE : ExitCode.REFUSED;
    }
}
