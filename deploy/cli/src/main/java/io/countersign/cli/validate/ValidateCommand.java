package io.countersign.cli.validate;

import io.countersign.cli.CommandException;
import io.countersign.cli.ExitCode;
import io.countersign.cli.Surroundings;
import io.countersign.cli.output.OutputOption;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
        description = "Checks messages against the contract without any server: exit code 0 when all keep it, 1 when "
                + "not. A file is a JSON array of messages, has one a line, or is one message.",
        mixinStandardHelpOptions = true)
public final class ValidateCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";
    private static final int BUFFER = 1 << 16;

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
        files.forEach(ValidateCommand::requireReadable);
        Contract contract = new Contract();
        Report report = new Report(spec.commandLine().getOut(), output.format());
        try (Progress progress = Progress.of(spec.commandLine().getErr())) {
            for (String file : files) {
                try (InputStream in = new BufferedInputStream(open(file), BUFFER)) {
                    new MessageFile(file, in).forEach(message -> {
                        report.add(message, contract.check(message.text()));
                        progress.accept(report.messages());
                    });
                }
            }
        }
        return report.finish() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    /** Before anything is printed, so that a wrong name does not come after a million verdicts. */
    private static void requireReadable(String file) {
        Path path = Path.of(file);
        if (!file.equals(STANDARD_INPUT) && (Files.isDirectory(path) || !Files.isReadable(path))) {
            throw CommandException.usage("there is no file " + file + " that may be read");
        }
    }

    private InputStream open(String file) throws IOException {
        return file.equals(STANDARD_INPUT) ? surroundings.in() : Files.newInputStream(Path.of(file));
    }
}
