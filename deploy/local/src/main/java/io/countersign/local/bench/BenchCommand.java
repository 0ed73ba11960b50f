package io.countersign.local.bench;

import io.countersign.local.bench.pieces.PiecesCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The list of measurements. */
@Command(
        name = "bench",
        description = "Measures the processor on this machine, with servers of its own.",
        mixinStandardHelpOptions = true,
        subcommands = {
            DrainCommand.class,
            LatencyCommand.class,
            FloorsCommand.class,
            GrowthCommand.class,
            PeersCommand.class,
            PiecesCommand.class,
            SendCommand.class,
            GatewayCommand.class,
            AllCommand.class
        })
public final class BenchCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say what to measure: drain, latency, floors, growth, peers, pieces, send, gateway or all");
    }
}
