package io.countersign.local.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How fast the gateway answers calls that wait for their acknowledgements. */
@Command(
        name = "gateway",
        description = {
            "Sends Flameup upserts of new people to the gateway over so many connections, each the next as soon as the one",
            "before is answered; every answer waits for the acknowledgement. Gateway and consumer are processes of their",
            "own; they, broker, database and load share this machine. Afterwards answers and tables are checked: exit code",
            "1 if any is wrong."
        },
        mixinStandardHelpOptions = true)
public final class GatewayCommand implements Callable<Integer> {
    @Option(names = "--requests", defaultValue = "60000", description = "requests measured (default: ${DEFAULT-VALUE})")
    private int requests;

    @Option(
            names = "--warm-up",
            defaultValue = "60000",
            description = "requests before them that are not measured (default: ${DEFAULT-VALUE})")
    private int warmUp;

    @Option(
            names = "--connections",
            defaultValue = "64",
            description = "connections used at the same time (default: ${DEFAULT-VALUE})")
    private int connections;

    @Option(
            names = "--heap",
            defaultValue = "256m",
            description = "heap of the gateway, and of the consumer (default: ${DEFAULT-VALUE})")
    private String heap = "256m";

    @Mixin
    private final Measured measured = new Measured();

    @Override
    public Integer call() throws Exception {
        measured.requireSome("--requests", requests);
        measured.requireSome("--connections", connections);
        GatewayFigures figures = new GatewayRun(connections, heap, measured.progress()).run(warmUp, requests);
        return measured.tell(figures.members(), figures.faults());
    }
}
