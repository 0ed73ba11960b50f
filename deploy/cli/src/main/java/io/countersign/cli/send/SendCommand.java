package io.countersign.cli.send;

import io.countersign.cli.CommandException;
import io.countersign.cli.Session;
import io.countersign.cli.Surroundings;
import io.countersign.cli.argument.LengthArgument;
import io.countersign.cli.consume.Termination;
import io.countersign.cli.csv.CsvOptions;
import io.countersign.cli.csv.CsvRows;
import io.countersign.cli.input.InputFile;
import io.countersign.cli.input.JsonRows;
import io.countersign.cli.input.Rows;
import io.countersign.cli.key.KeyOption;
import io.countersign.cli.output.Progress;
import io.countersign.cli.settings.RequestTopics;
import io.countersign.cli.settings.Settings;
import io.countersign.producer.Sent;
import io.countersign.producer.UpsertClient;
import io.countersign.schema.key.PrivateKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Sends files of messages, and knows of each what became of it. */
@Command(
        name = "send",
        description = {
            "Signs and sends messages, and waits for their verified acknowledgements. A file is a table (CSV, with a header),",
            "a JSON array of messages, has one a line, or is one message; - is the standard input.",
            "Exit code 0: all were persisted or answered. 1: some were refused or not acknowledged. 3: Kafka does not answer.",
            "Messages belong to the trace that the variables TRACEPARENT and TRACESTATE name (W3C Trace Context)."
        },
        mixinStandardHelpOptions = true)
public final class SendCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final Session session;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "what to send; - is the standard input")
    private List<String> files = new ArrayList<>();

    @ArgGroup
    private @Nullable KeyOption key;

    @Mixin
    private final CsvOptions csv = new CsvOptions();

    @Mixin
    private final FileOptions beside = new FileOptions();

    @Option(names = "--topic", paramLabel = "NAME", description = "where to (default: COUNTERSIGN_TOPICS_REQUESTS)")
    private @Nullable String topic;

    @Option(names = "--dry-run", description = "only says what is wrong with the messages, as validate does")
    private boolean dryRun;

    @Option(
            names = "--no-wait",
            description = "waits for the broker to take the messages, but not for acknowledgements")
    private boolean noWait;

    @Option(
            names = "--ack-timeout",
            paramLabel = "TIME",
            converter = LengthArgument.class,
            description = "how long to wait for an acknowledgement before sending stops (default: 1m)")
    private Duration patience = Duration.ofMinutes(1);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Takes the environment that settings are read from, and the standard input. */
    public SendCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.session = new Session(surroundings);
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        List<InputFile> inputs =
                files.stream().map(name -> new InputFile(name, surroundings)).toList();
        if (!dryRun && key == null) {
            throw CommandException.usage("say who sends: --key-file FILE, as keygen --out writes it");
        }
        if (patience.isZero() || patience.isNegative()) {
            throw CommandException.usage("--ack-timeout must be longer than nothing");
        }
        List<Source> sources = new ArrayList<>();
        for (InputFile input : inputs) {
            sources.add(Source.of(input, rows(input)));
        }
        beside.requireFit(sources);
        return key == null || dryRun ? DryRun.of(sources, session, err) : send(sources, key.read(), err);
    }

    private Rows rows(InputFile input) {
        return csv.isTable(input.name()) ? new CsvRows(input.name(), csv) : new JsonRows(input.name());
    }

    private int send(List<Source> sources, PrivateKey privateKey, PrintWriter err) throws IOException {
        Settings settings = session.settings();
        Connection connection = new Connection(settings, privateKey, topic(settings), !noWait, patience);
        try (Termination termination = Termination.ofProcess();
                Jobs jobs = Jobs.open(sources, source -> head(source, connection), beside);
                UpsertClient client = connection.open()) {
            Function<ObjectNode, Sent> sender = EnvironmentTrace.of(surroundings.environment())
                    .wrapFunction(payload -> connection.send(client, payload));
            Sending sending = new Sending(sender, !noWait, termination, new Window(err));
            return run(jobs, sending, err);
        }
    }

    private int run(Jobs jobs, Sending sending, PrintWriter err) throws IOException {
        List<Job> begun = new ArrayList<>();
        boolean complete = true;
        Optional<Throwable> failure = Optional.empty();
        for (Job job : jobs.all()) {
            begun.add(job);
            try (Progress progress = Progress.of(
                    err,
                    noWait ? "rows sent" : "rows acknowledged",
                    job.before(),
                    job.source().total())) {
                Outcomes outcomes = new Outcomes(job.journal(), job.refused(), job.tally(), progress);
                complete = sending.send(job, outcomes);
                failure = outcomes.failure();
            }
            if (!complete) {
                break;
            }
            job.end();
        }
        return new Summary(begun, session, err).finish(complete, failure);
    }

    private String topic(Settings settings) {
        if (topic != null) {
            return topic;
        }
        if (settings.topics().requests() instanceof RequestTopics.Named named
                && named.names().size() == 1) {
            return named.names().get(0);
        }
        throw CommandException.usage("COUNTERSIGN_TOPICS_REQUESTS names more than one topic: say --topic NAME");
    }

    private JournalHead head(Source source, Connection connection) {
        Map<String, String> options = new LinkedHashMap<>(connection.description());
        if (csv.isTable(source.file().name())) {
            options.putAll(csv.values(source.file().name()));
        }
        return new JournalHead(source.digest(), options);
    }
}
