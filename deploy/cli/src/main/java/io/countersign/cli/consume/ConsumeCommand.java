package io.countersign.cli.consume;

import io.countersign.cli.ExitCode;
import io.countersign.cli.Surroundings;
import io.countersign.cli.config.ConfigOption;
import io.countersign.cli.settings.RequestTopics;
import io.countersign.cli.settings.Settings;
import io.countersign.cli.wiring.ProcessorSettings;
import io.countersign.consumer.ConsumerService;
import io.countersign.consumer.ProcessorOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The processor, until it is told to stop. */
@Command(
        name = "consume",
        description = {
            "Consumes requests, applies them to the database and acknowledges them, until Ctrl-C or SIGTERM.",
            "Waits for a database or a broker that cannot be reached, and says so in the log and under /readyz."
        },
        mixinStandardHelpOptions = true)
public final class ConsumeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Takes the environment that settings are read from. */
    public ConsumeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Settings settings = config.settings(surroundings);
        ProcessorOptions options = ProcessorSettings.of(settings);
        ListeningPort.requireFree(
                "the console", options.console().host(), options.console().port(), "COUNTERSIGN_CONSOLE_PORT");
        try (Termination termination = Termination.ofProcess()) {
            BrokerNames.await(settings.kafka().bootstrapServers(), termination);
            if (!termination.isTold()) {
                run(settings, options, termination);
            }
        }
        return ExitCode.DONE;
    }

    private void run(Settings settings, ProcessorOptions options, Termination termination) {
        PrintWriter out = spec.commandLine().getOut();
        try (ConsumerService service = ConsumerService.start(options)) {
            out.println("consuming " + topics(settings.topics().requests()) + " from "
                    + settings.kafka().bootstrapServers() + " as group "
                    + settings.kafka().groupId());
            String address = "http://" + options.console().host() + ":" + service.consolePort();
            out.println("health and metrics at " + address + " (/livez, /readyz, /metrics)");
            out.println("console at " + address + "/console/");
            out.flush();
            termination.await();
            out.println("stopping");
            out.flush();
        }
    }

    private static String topics(RequestTopics topics) {
        return topics instanceof RequestTopics.Named named
                ? String.join(", ", named.names())
                : "topics like " + ((RequestTopics.Matching) topics).pattern();
    }
}
