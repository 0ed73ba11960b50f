package io.countersign.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.Deployment;
import io.countersign.cli.Terminal;
import io.countersign.schema.key.SignatureLibrary;
import io.countersign.servers.EmbeddedKafka;
import io.countersign.servers.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class DoctorCommandTest {
    private final Deployment deployment = new Deployment();

    @Test
    void whereEverythingIsThereNothingIsWrong() {
        deployment.createTopics().terminal().run("migrate");
        Terminal.Result result = deployment.terminal().run("doctor");
        assertThat(result.out())
                .contains(SignatureLibrary.inUse().name())
                .contains("signs as " + deployment.community.publicKey().encoded())
                .contains(deployment.name + ".acks, 2 partitions")
                .contains("PostgreSQL 18")
                .doesNotContain("wrong", "warning", "unreachable")
                .doesNotContain(deployment.setting("COUNTERSIGN_DATABASE_PASSWORD"), deployment.community.hex());
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void whatIsMissingIsNamedAllAtOnce() {
        Terminal.Result result = deployment
                .terminalWith("COUNTERSIGN_COMMUNITY_PRIVATE_KEY", null)
                .run("doctor");
        assertThat(result.out().lines().filter(line -> line.contains("  wrong  ")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("community key", "COUNTERSIGN_COMMUNITY_PRIVATE_KEY"),
                        line -> assertThat(line).contains("requests", deployment.name + " does not exist"),
                        line -> assertThat(line).contains("acks", deployment.name + ".acks does not exist"),
                        line -> assertThat(line).contains("dead", deployment.name + ".dead does not exist"),
                        line -> assertThat(line).contains("schema", "run 'countersign migrate'"));
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void aTopicThatForgetsAndATableThatIsLockedAreWrong() throws SQLException {
        TestServers.kafka().createTopic(deployment.name, 1, Map.of("cleanup.policy", "compact"));
        deployment.terminal().run("migrate");
        String user = deployment.setting("COUNTERSIGN_DATABASE_USER");
        try (Connection connection = DriverManager.getConnection(
                        deployment.setting("COUNTERSIGN_DATABASE_URL"),
                        user,
                        deployment.setting("COUNTERSIGN_DATABASE_PASSWORD"));
                Statement statement = connection.createStatement()) {
            statement.execute("REVOKE UPDATE ON countersign.people FROM " + user);
        }
        assertThat(deployment.terminal().run("doctor").out())
                .contains("1 partitions, compacted")
                .contains("may not read and change people  ");
    }

    @Test
    void whatMayNotBeSeenOfTheAcksIsAWarning() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(
                0,
                null,
                Map.of(
                        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                        "allow.everyone.if.no.acl.found", "true"))) {
            String acks = deployment.name + ".acks";
            for (String topic : List.of(deployment.name, acks, deployment.name + ".dead")) {
                kafka.createTopic(topic, 1, Map.of());
            }
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                admin.createAcls(List.of(new AclBinding(
                                new ResourcePattern(ResourceType.TOPIC, acks, PatternType.LITERAL),
                                new AccessControlEntry("User:*", "*", AclOperation.WRITE, AclPermissionType.ALLOW))))
                        .all()
                        .get();
            }
            deployment.terminal().run("migrate");
            Terminal.Result result = deployment
                    .terminalWith("COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers())
                    .run("doctor");
            assertThat(result.out().lines().filter(line -> line.contains("  warning  ")))
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .contains("settings may not be seen", "allow DESCRIBE_CONFIGS on it"),
                            line -> assertThat(line).contains(acks + " may not be read", "allow READ on it"));
            assertThat(result.exitCode()).isZero();
        }
    }

    @Test
    void serversThatDoNotAnswerDoNotHideEachOther() {
        Terminal.Result result = Terminal.with(Map.of(
                        "COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
                        "COUNTERSIGN_KAFKA_DEFAULT_API_TIMEOUT_MS", "1000",
                        "COUNTERSIGN_KAFKA_REQUEST_TIMEOUT_MS", "1000",
                        "COUNTERSIGN_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none"))
                .run("doctor");
        assertThat(result.out().lines().filter(line -> line.contains("  unreachable  ")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("broker", "COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS"),
                        line -> assertThat(line).contains("database", "127.0.0.1:1", "COUNTERSIGN_DATABASE_URL"));
        assertThat(result.exitCode()).isEqualTo(3);
    }
}
