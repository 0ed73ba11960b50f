package io.countersign.local.bench;

import io.countersign.cli.ExitCode;
import io.countersign.cli.output.OutputOption;
import io.countersign.cli.output.Table;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands of {@code bench} have in common: they refuse amounts of nothing, print figures, and say what is wrong. */
final class Measured {
    @Mixin
    private final OutputOption output = new OutputOption();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Where a command says what it is doing. */
    PrintWriter progress() {
        return spec.commandLine().getErr();
    }

    /** Refuses an amount of fewer than one. */
    void requireSome(String option, int amount) {
        if (amount < 1) {
            throw new ParameterException(spec.commandLine(), option + ": " + amount + " is less than 1");
        }
    }

    /** Prints figures and what is wrong with the results; returns the exit code, 1 if anything is wrong. */
    int tell(Map<String, Object> figures, List<String> faults) {
        output.print(spec.commandLine().getOut(), figures);
        return tell(faults);
    }

    /** The same of a table of figures. */
    int tell(Table figures, List<String> faults) {
        output.print(spec.commandLine().getOut(), figures);
        return tell(faults);
    }

    private int tell(List<String> faults) {
        faults.forEach(fault -> progress().println("wrong: " + fault));
        return faults.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
    }
}
