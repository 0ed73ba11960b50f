package io.countersign.cli.settings;

import io.countersign.consumer.console.OperatorToken;
import io.countersign.gateway.GatewayOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Turns the mapping into plain records and notes every value that is out of bounds. */
final class CheckedSettings {
    private static final int MAX_BATCH = 100_000;

    private final SettingsMapping given;
    private final List<String> problems;

    private CheckedSettings(SettingsMapping given, List<String> problems) {
        this.given = given;
        this.problems = problems;
    }

    static Settings of(SettingsMapping given, List<String> problems) {
        CheckedSettings checked = new CheckedSettings(given, problems);
        return new Settings(
                checked.kafka(),
                checked.topics(),
                checked.database(),
                checked.community(),
                checked.consumer(),
                checked.console(),
                checked.gateway(),
                checked.ledger(),
                checked.limits(),
                checked.phone());
    }

    private Settings.Kafka kafka() {
        Map<String, Secret> properties = new TreeMap<>();
        given.kafka().properties().forEach((name, value) -> properties.put(name, new Secret(value)));
        return new Settings.Kafka(
                given.kafka().bootstrapServers(),
                given.kafka().groupId(),
                given.kafka().groupProtocol(),
                properties);
    }

    private Settings.Topics topics() {
        SettingsMapping.Topics topics = given.topics();
        RequestTopics requests = parse(
                "topics.requests", () -> RequestTopics.parse(topics.requests()), new RequestTopics.Named(List.of()));
        // A processor that reads its own answers would never come to an end.
        require(!requests.contains(topics.acks()), "topics.requests", "must not contain " + topics.acks());
        require(!requests.contains(topics.dead()), "topics.requests", "must not contain " + topics.dead());
        require(!topics.acks().equals(topics.dead()), "topics.dead", "must not be the topic of acknowledgements");
        List<String> replies = topics.replies().stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip)
                .toList();
        for (String reply : replies) {
            require(!requests.contains(reply), "topics.replies", "must not be a topic of requests: " + reply);
            require(!reply.equals(topics.acks()), "topics.replies", "must not be the topic of acknowledgements");
            require(!reply.equals(topics.dead()), "topics.replies", "must not be the topic of dead letters");
        }
        return new Settings.Topics(requests, topics.acks(), topics.dead(), replies);
    }

    private Settings.Database database() {
        SettingsMapping.Database database = given.database();
        between(3, database.poolSize(), 1000, "database.pool-size");
        DatabaseAddress none = new DatabaseAddress("", Optional.empty(), Optional.empty());
        DatabaseAddress address = parse("database.url", () -> DatabaseAddress.parse(database.url()), none);
        return new Settings.Database(address.with(database.user(), database.password()), database.poolSize());
    }

    private <T> T parse(String key, Supplier<T> parser, T otherwise) {
        try {
            return parser.get();
        } catch (IllegalArgumentException e) {
            problem(key, String.valueOf(e.getMessage()));
            return otherwise;
        }
    }

    private Settings.Community community() {
        SettingsMapping.Community community = given.community();
        require(
                community
                        .privateKey()
                        .filter(key -> !key.matches("[0-9a-fA-F]{64}"))
                        .isEmpty(),
                "community.private-key",
                "must be 64 hexadecimal digits");
        require(
                community
                        .publicKey()
                        .filter(key -> !key.matches("[0-9a-zA-Z]{52}|[0-9a-fA-F]{64}"))
                        .isEmpty(),
                "community.public-key",
                "must be 52 characters or 64 hexadecimal digits");
        return new Settings.Community(
                community.privateKey().map(Secret::new),
                community.publicKey(),
                community.siteProtocol(),
                community.siteFqdn());
    }

    private Settings.Consumer consumer() {
        between(1, given.consumer().batchSize(), MAX_BATCH, "consumer.batch-size");
        atLeast(Duration.ZERO, given.consumer().drainTimeout(), "consumer.drain-timeout");
        return new Settings.Consumer(
                given.consumer().batchSize(), given.consumer().drainTimeout());
    }

    private Settings.Console console() {
        SettingsMapping.Console console = given.console();
        between(0, console.port(), 65_535, "console.port");
        require(
                console.operatorToken()
                        .filter(token -> !OperatorToken.isToken(token))
                        .isEmpty(),
                "console.operator-token",
                OperatorToken.RULE);
        return new Settings.Console(
                console.host(), console.port(), console.operatorToken().map(Secret::new));
    }

    private Settings.Gateway gateway() {
        SettingsMapping.Gateway gateway = given.gateway();
        between(0, gateway.port(), 65_535, "gateway.port");
        between(1, gateway.maxBodyBytes(), Integer.MAX_VALUE - 1, "gateway.max-body-bytes");
        between(1, gateway.maxPending(), Integer.MAX_VALUE, "gateway.max-pending");
        between(1, gateway.requestsPerMinute(), Integer.MAX_VALUE, "gateway.requests-per-minute");
        between(1, gateway.keypairRequestsPerMinute(), Integer.MAX_VALUE, "gateway.keypair-requests-per-minute");
        require(gateway.ackTimeout().toMillis() > 0, "gateway.ack-timeout", "must be at least a millisecond");
        atLeast(Duration.ZERO, gateway.drainTimeout(), "gateway.drain-timeout");
        require(gateway.arrivalTimeout().toMillis() > 0, "gateway.arrival-timeout", "must be at least a millisecond");
        return new Settings.Gateway(
                gateway.host(),
                gateway.port(),
                gateway.clients(),
                new GatewayOptions.Limits(
                        gateway.ackTimeout(),
                        gateway.drainTimeout(),
                        gateway.arrivalTimeout(),
                        gateway.maxBodyBytes(),
                        gateway.maxPending(),
                        gateway.requestsPerMinute(),
                        gateway.keypairRequestsPerMinute()),
                gateway.tlsKeystore(),
                gateway.tlsKeystorePassword().map(Secret::new));
    }

    private Settings.Ledger ledger() {
        atLeast(Duration.ofDays(1), given.ledger().retention(), "ledger.retention");
        return new Settings.Ledger(given.ledger().retention(), given.ledger().keepPayloads());
    }

    private Settings.Limits limits() {
        SettingsMapping.Limits limits = given.limits();
        between(1, limits.maxRecordBytes(), Integer.MAX_VALUE, "limits.max-record-bytes");
        // The reader descends by recursion: deeper text would exhaust the stack.
        between(1, limits.maxDepth(), 500, "limits.max-depth");
        between(1, limits.maxStringLength(), Integer.MAX_VALUE, "limits.max-string-length");
        between(1, limits.maxNumberLength(), 1000, "limits.max-number-length");
        between(1, limits.maxNameLength(), Integer.MAX_VALUE, "limits.max-name-length");
        return new Settings.Limits(
                limits.maxRecordBytes(),
                limits.maxDepth(),
                limits.maxStringLength(),
                limits.maxNumberLength(),
                limits.maxNameLength());
    }

    private Settings.Phone phone() {
        Optional<String> region = given.phone().defaultRegion();
        require(
                region.filter(code -> !code.matches("[A-Z]{2}")).isEmpty(),
                "phone.default-region",
                "must be two capital letters, like CA");
        return new Settings.Phone(region);
    }

    private void between(int least, int value, int most, String key) {
        require(value >= least && value <= most, key, "must be " + least + " to " + most + ", not " + value);
    }

    private void atLeast(Duration least, Duration value, String key) {
        require(value.compareTo(least) >= 0, key, least.isZero() ? "must not be negative" : "must be at least a day");
    }

    private void require(boolean holds, String key, String rule) {
        if (!holds) {
            problem(key, rule);
        }
    }

    private void problem(String key, String rule) {
        problems.add(Complaints.name(SettingsMapping.PREFIX + "." + key) + " " + rule);
    }
}
