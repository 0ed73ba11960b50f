package io.countersign.local.up;

import io.countersign.cli.CommandException;
import io.countersign.cli.ExitCode;
import io.countersign.cli.Surroundings;
import io.countersign.cli.config.ConfigOption;
import io.countersign.cli.consume.ListeningPort;
import io.countersign.cli.consume.Termination;
import io.countersign.cli.settings.RequestTopics;
import io.countersign.cli.settings.Settings;
import io.countersign.cli.wiring.ProcessorSettings;
import io.countersign.consumer.ConsumerService;
import io.countersign.local.stack.LocalStack;
import io.countersign.local.stack.Ports;
import io.countersign.local.stack.Readiness;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything on this machine, until it is told to stop. */
@Command(
        name = "up",
        description = {
            "Starts a real Kafka and a real PostgreSQL on 127.0.0.1, makes schema and topics, and runs the processor, until"
                    + " Ctrl-C or SIGTERM.",
            "Prints one line that begins with 'ready' and has all addresses as soon as it may be used. Settings are read as"
                    + " by every other command, but for the addresses of servers."
        },
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
    private static final String LOOPBACK = "127.0.0.1";

    private final Surroundings surroundings;

    @Option(names = "--kafka-port", paramLabel = "N", description = "0 for any free one (default: ${DEFAULT-VALUE})")
    private int kafkaPort = 9092;

    @Option(names = "--postgres-port", paramLabel = "N", description = "0 for any free one (default: ${DEFAULT-VALUE})")
    private int postgresPort = 5432;

    @Option(
            names = "--console-port",
            paramLabel = "N",
            description =
                    "of console, health and metrics, 0 for any free one (default: COUNTERSIGN_CONSOLE_PORT, which is 8081)")
    private @Nullable Integer consolePort;

    @Option(
            names = "--gateway-port",
            paramLabel = "N",
            description = "0 for any free one (default: COUNTERSIGN_GATEWAY_PORT, which is 8080)")
    private @Nullable Integer gatewayPort;

    @Option(
            names = "--gateway-clients",
            paramLabel = "FILE",
            description = "who may use the gateway (default: COUNTERSIGN_GATEWAY_CLIENTS); their keys are registered as"
                    + " sources. 'gateway --help' shows such a file. Without one only keys that sign for themselves get"
                    + " through")
    private @Nullable Path gatewayClients;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "keeps all data, and the community's key, for the next start (default: all is thrown away)")
    private @Nullable Path dataDirectory;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "writes the addresses as variables: 'set -a; . FILE; set +a' points every other command here")
    private @Nullable Path envFile;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Takes the environment that settings are read from. */
    public UpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, String> environment = environment();
        requireReasonable(Settings.load(environment, config.file()));
        if (envFile != null) {
            // Whoever waits for the file must not find that of an earlier start.
            Files.deleteIfExists(envFile);
        }
        tell("starting Kafka and PostgreSQL");
        try (Termination termination = Termination.ofProcess()) {
            start(environment, termination);
        }
        return ExitCode.DONE;
    }

    private void tell(String progress) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(progress);
        err.flush();
    }

    private void start(Map<String, String> environment, Termination termination) throws IOException {
        try (LocalStack stack = LocalStack.start(
                new Ports(kafkaPort, postgresPort), dataDirectory, environment, config.file(), termination)) {
            run(stack, termination);
        } catch (RuntimeException e) {
            // Whatever is in the middle of starting may fail when the JVM ends.
            if (!termination.isTold()) {
                throw e;
            }
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(surroundings.environment());
        if (consolePort != null) {
            environment.put("COUNTERSIGN_CONSOLE_PORT", Integer.toString(consolePort));
        }
        if (gatewayPort != null) {
            environment.put("COUNTERSIGN_GATEWAY_PORT", Integer.toString(gatewayPort));
        }
        if (gatewayClients != null) {
            environment.put("COUNTERSIGN_GATEWAY_CLIENTS", gatewayClients.toString());
        }
        return environment;
    }

    private void requireReasonable(Settings settings) {
        requirePort("--kafka-port", kafkaPort);
        requirePort("--postgres-port", postgresPort);
        ListeningPort.requireFree("Kafka", LOOPBACK, kafkaPort, "--kafka-port");
        ListeningPort.requireFree("PostgreSQL", LOOPBACK, postgresPort, "--postgres-port");
        ListeningPort.requireFree(
                "the console", settings.console().host(), settings.console().port(), "--console-port");
        ListeningPort.requireFree(
                "the gateway", settings.gateway().host(), settings.gateway().port(), "--gateway-port");
    }

    private static void requirePort(String option, int port) {
        if (port < 0 || port > 65_535) {
            throw CommandException.usage(option + " must be 0 to 65535, not " + port);
        }
    }

    private void run(LocalStack stack, Termination termination) throws IOException {
        Settings settings = stack.settings();
        try (ConsumerService consumer = ConsumerService.start(ProcessorSettings.of(settings));
                LocalGateway gateway = LocalGateway.start(settings)) {
            UpAddresses addresses = new UpAddresses(stack, consumer.consolePort(), gateway.port());
            Readiness.await(addresses.console(), termination);
            if (gateway.port() != 0 && settings.gateway().tlsKeystore().isEmpty()) {
                Readiness.await(addresses.gateway(), termination);
            }
            if (envFile != null) {
                EnvFile.write(envFile, addresses.variables());
            }
            if (settings.topics().requests() instanceof RequestTopics.Matching matching) {
                tell("a topic like " + matching.pattern() + " is made when something is sent to it;"
                        + " the gateway needs a name, so there is none");
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println(addresses.ready());
            out.flush();
            termination.await();
        }
    }
}
