package io.countersign.cli.doctor;

import io.countersign.cli.settings.GroupProtocol;
import io.countersign.cli.settings.RequestTopics;
import io.countersign.cli.settings.Settings;
import io.countersign.cli.wiring.KafkaClients;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What a consumer needs of Kafka. */
final class KafkaChecks {
    private static final String GROUP_VERSION = "group.version";

    private final Admin admin;
    private final Settings settings;
    private final List<Finding> findings = new ArrayList<>();

    private KafkaChecks(Admin admin, Settings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    static List<Finding> look(Settings settings) throws InterruptedException {
        try (Admin admin = Admin.create(KafkaClients.impatient(settings.kafka()))) {
            KafkaChecks checks = new KafkaChecks(admin, settings);
            checks.look();
            return checks.findings;
        } catch (KafkaException | ExecutionException e) {
            return List.of(Finding.unreachable(
                    "broker", e, "see COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS and COUNTERSIGN_KAFKA_…"));
        }
    }

    private void look() throws InterruptedException, ExecutionException {
        DescribeClusterResult cluster = admin.describeCluster();
        findings.add(Finding.ok(
                "broker",
                cluster.nodes().get().size() + " in cluster "
                        + cluster.clusterId().get()));
        groupProtocol();
        for (String topic : requests()) {
            topic("topic of requests", topic, AclOperation.READ);
        }
        watchedTopic("topic of acks", settings.topics().acks());
        watchedTopic("topic of dead letters", settings.topics().dead());
        for (String topic : settings.topics().replies()) {
            topic("topic of replies", topic, AclOperation.WRITE);
        }
    }

    private void groupProtocol() throws InterruptedException, ExecutionException {
        Map<String, FinalizedVersionRange> features =
                admin.describeFeatures().featureMetadata().get().finalizedFeatures();
        FinalizedVersionRange version = features.get(GROUP_VERSION);
        boolean isThere = version != null && version.maxVersionLevel() >= 1;
        String wanted = settings.kafka().groupProtocol().text();
        findings.add(
                isThere || settings.kafka().groupProtocol() == GroupProtocol.CLASSIC
                        ? Finding.ok("group protocol", wanted)
                        : Finding.wrong(
                                "group protocol",
                                wanted + ", which the brokers do not speak",
                                "set COUNTERSIGN_KAFKA_GROUP_PROTOCOL=classic, or upgrade the feature group.version"));
    }

    private Collection<String> requests() throws InterruptedException, ExecutionException {
        if (settings.topics().requests() instanceof RequestTopics.Named named) {
            return named.names();
        }
        RequestTopics.Matching matching =
                (RequestTopics.Matching) settings.topics().requests();
        Set<String> found = new TreeSet<>();
        for (String topic : admin.listTopics().names().get()) {
            if (matching.pattern().matcher(topic).matches()) {
                found.add(topic);
            }
        }
        if (found.isEmpty()) {
            findings.add(Finding.warning(
                    "topic of requests",
                    "none matches " + matching.pattern(),
                    "create one, or see COUNTERSIGN_TOPICS_REQUESTS"));
        }
        return found;
    }

    /** One that consumers write to, and of which they ask what holds it back. */
    private void watchedTopic(String check, String name) throws InterruptedException, ExecutionException {
        if (topic(check, name, AclOperation.WRITE)
                .filter(topic -> isForbidden(topic, AclOperation.READ))
                .isPresent()) {
            findings.add(Finding.warning(
                    check, name + " may not be read, so nobody sees transactions that hang there", "allow READ on it"));
        }
    }

    /** Returns the topic where it may be used. */
    private Optional<TopicDescription> topic(String check, String name, AclOperation needed)
            throws InterruptedException, ExecutionException {
        TopicDescription topic;
        try {
            topic = Objects.requireNonNull(
                    admin.describeTopics(List.of(name), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                            .allTopicNames()
                            .get()
                            .get(name));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                findings.add(Finding.wrong(check, name + " does not exist", "create it, or see COUNTERSIGN_TOPICS_…"));
                return Optional.empty();
            }
            if (e.getCause() instanceof AuthorizationException) {
                findings.add(
                        Finding.wrong(check, name + " may not be seen", "allow Describe and " + needed + " on it"));
                return Optional.empty();
            }
            throw e;
        }
        if (isForbidden(topic, needed)) {
            findings.add(Finding.wrong(
                    check,
                    name + " may not be " + (needed == AclOperation.READ ? "read" : "written"),
                    "allow " + needed + " on it"));
            return Optional.empty();
        }
        String found = name + ", " + topic.partitions().size() + " partitions";
        findings.add(cleanup(check, name, found));
        return Optional.of(topic);
    }

    private Finding cleanup(String check, String topic, String found) throws InterruptedException, ExecutionException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            boolean isCompacted = config != null
                    && config.get(TopicConfig.CLEANUP_POLICY_CONFIG)
                            .value()
                            .contains(TopicConfig.CLEANUP_POLICY_COMPACT);
            return isCompacted
                    ? Finding.wrong(
                            check, found + ", compacted", "set cleanup.policy=delete: compaction removes records")
                    : Finding.ok(check, found);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return Finding.warning(
                        check,
                        found + ", whose settings may not be seen",
                        "allow DESCRIBE_CONFIGS on it, or see yourself that cleanup.policy is delete");
            }
            throw e;
        }
    }

    private static boolean isForbidden(TopicDescription topic, AclOperation operation) {
        Set<AclOperation> allowed = topic.authorizedOperations();
        return allowed != null && !allowed.contains(operation);
    }
}
