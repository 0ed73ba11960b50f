package io.countersign.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {
    private static final String GATEWAY = """
            settings: {community: {public-key: d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a}}
            gateway: {enabled: true, clients: {existingSecret: clients}}
            """;

    private static Manifests render(String values) {
        return Chart.ofSources().render(values);
    }

    private static Manifests render(Path example) {
        return Chart.ofSources().render(example);
    }

    private static List<String> variables(Node pod) {
        return Manifests.containers(pod).stream()
                .flatMap(container -> container.at("env").items().stream())
                .map(variable -> variable.at("name").text())
                .distinct()
                .toList();
    }

    /** The Secrets that a pod mounts, each with what it takes from it. */
    private static List<String> secrets(Node pod) {
        return pod.at("spec", "volumes").items().stream()
                .flatMap(volume -> volume.at("projected", "sources").items().stream())
                .map(source -> source.at("secret", "name").text() + "/"
                        + source.at("secret", "items").items().get(0).at("path").text())
                .toList();
    }

    @Test
    void theJobMigratesAndThenAppliesWhatIsGivenInOrder() {
        Node job = render(Chart.example("staging")).pod("migration");
        assertThat(Manifests.containers(job))
                .extracting(container -> String.join(" ", container.at("args").texts()))
                .containsExactly(
                        "migrate",
                        "sources apply -f /etc/countersign/definitions/sources.yaml",
                        "fields apply -f /etc/countersign/definitions/fields-0.yaml",
                        "forms apply -f /etc/countersign/definitions/forms-0.yaml");
        assertThat(job.at("spec", "containers").items()).hasSize(1);
    }

    @Test
    void theJobOnlyMigratesWhereNothingIsToBeRegistered() {
        Manifests manifests = render("{}");
        assertThat(Manifests.containers(manifests.pod("migration")))
                .extracting(container -> container.at("args").texts())
                .containsExactly(List.of("migrate"));
        assertThat(manifests.ofKind("ConfigMap")).hasSize(1);
    }

    @Test
    void theJobEndsByItself() {
        Node job = render("{}").ofKind("Job").get(0);
        assertThat(job.at("metadata", "annotations").members())
                .containsEntry("argocd.argoproj.io/hook", "Sync")
                .doesNotContainKey("helm.sh/hook");
        assertThat(job.at("spec", "backoffLimit").number()).isPositive();
        assertThat(job.at("spec", "activeDeadlineSeconds").number()).isPositive();
        assertThat(job.at("spec", "ttlSecondsAfterFinished").number()).isPositive();
        assertThat(job.at("spec", "template", "spec", "restartPolicy").text()).isEqualTo("Never");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image: {tag: 9.9.9}",
                "settings: {database: {pool-size: 4}}",
                "migration: {backoffLimit: 1}",
                "fields: [{account: acme, fields: []}]"
            })
    void aJobThatDoesSomethingElseHasAnotherName(String values) {
        assertThat(jobName(values))
                .startsWith("cs-countersign-migrate-0-1-0-1-")
                .isNotEqualTo(jobName("{}"));
    }

    @Test
    void aJobThatDoesTheSameHasTheSameName() {
        assertThat(jobName("consumer: {replicas: 5}")).isEqualTo(jobName("{}"));
    }

    private static String jobName(String values) {
        return Manifests.name(render(values).ofKind("Job").get(0));
    }

    @Test
    void eachPodGetsTheSecretsThatItNeedsAndNoOthers() {
        Manifests manifests = render(Chart.example("production"));
        String kafka = "events-cluster-ca-cert/kafka.ssl.truststore.certificates";
        assertThat(secrets(manifests.pod("consumer")))
                .containsExactlyInAnyOrder(
                        "countersign-db-app/database.password",
                        "countersign-db-ca/database.ca",
                        "countersign-community/community.private-key",
                        "countersign-console/console.operator-token",
                        "countersign-consumer/kafka.sasl.jaas.config",
                        kafka);
        assertThat(secrets(manifests.pod("gateway")))
                .containsExactlyInAnyOrder(
                        "people-example-org/gateway.tls-keystore",
                        "people-example-org-password/gateway.tls-keystore-password",
                        "countersign-gateway/kafka.sasl.jaas.config",
                        kafka);
        assertThat(secrets(manifests.pod("migration")))
                .containsExactlyInAnyOrder("countersign-db-app/database.password", "countersign-db-ca/database.ca");
        assertThat(variables(manifests.pod("gateway"))).noneMatch(name -> name.contains("DATABASE"));
    }

    @Test
    void theTestAsksTheDoctorAsTheConsumerWould() {
        Manifests manifests = render(Chart.example("production"));
        Node test = manifests.pod("test");
        assertThat(test.at("metadata", "annotations").members()).containsEntry("helm.sh/hook", "test");
        assertThat(Manifests.containers(test).get(0).at("args").texts()).containsExactly("doctor");
        assertThat(secrets(test)).isEqualTo(secrets(manifests.pod("consumer")));
    }

    @Test
    void theClientsOfTheGatewayAreASecretWithTheirKeysBesideThem() {
        Node gateway = render(GATEWAY).pod("gateway");
        assertThat(gateway.at("spec", "volumes").items())
                .anySatisfy(volume ->
                        assertThat(volume.at("secret", "secretName").text()).isEqualTo("clients"));
        assertThat(Manifests.containers(gateway).get(0).at("env").items())
                .anySatisfy(variable ->
                        assertThat(variable.at("value").text()).isEqualTo("/etc/countersign/clients/clients.yaml"));
    }

    @Test
    void aGatewayWithACertificateIsProbedAndScrapedOverTls() {
        Manifests manifests = render(Chart.example("production"));
        Node container = Manifests.containers(manifests.pod("gateway")).get(0);
        assertThat(container.at("livenessProbe", "httpGet", "scheme").text()).isEqualTo("HTTPS");
        assertThat(manifests
                        .one("ServiceMonitor", "-gateway")
                        .at("spec", "endpoints")
                        .items()
                        .get(0)
                        .at("scheme")
                        .text())
                .isEqualTo("https");
        Node policy = manifests.one("BackendTLSPolicy", "-gateway").at("spec");
        assertThat(policy.at("targetRefs").items().get(0).at("name").text()).isEqualTo("cs-countersign-gateway");
        assertThat(policy.at("validation", "hostname").text()).isEqualTo("people.example.org");
        assertThat(container.at("lifecycle", "preStop", "sleep", "seconds").number())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"500ms, 21", "30s, 50", "2m, 140", "0s, 20"})
    void theGracePeriodFollowsTheTimeToDrain(String drain, int grace) {
        Node consumer =
                render("settings: {consumer: {drain-timeout: " + drain + "}}").pod("consumer");
        assertThat(consumer.at("spec", "terminationGracePeriodSeconds").number())
                .isEqualTo(grace);
    }

    @Test
    void kedaScalesByTheLagOfEachTopicAndNeverToZero() {
        Manifests manifests = render("""
                settings: {topics: {requests: "upserts, others"}, kafka: {group-id: g}}
                consumer: {autoscaling: {keda: {enabled: true, lagThreshold: 1000000}}}
                """);
        Node scaled = manifests.one("ScaledObject", "-consumer").at("spec");
        assertThat(scaled.at("minReplicaCount").number()).isPositive();
        assertThat(scaled.at("idleReplicaCount").isThere()).isFalse();
        assertThat(scaled.at("triggers").items())
                .extracting(trigger -> trigger.at("metadata", "topic").text())
                .containsExactly("upserts", "others");
        assertThat(scaled.at("triggers").items()).allSatisfy(trigger -> {
            assertThat(trigger.at("type").text()).isEqualTo("kafka");
            assertThat(trigger.at("metadata").members().values()).allMatch(String.class::isInstance);
            assertThat(trigger.at("metadata").members())
                    .containsEntry("bootstrapServers", "kafka:9092")
                    .containsEntry("consumerGroup", "g")
                    .containsEntry("lagThreshold", "1000000")
                    .containsEntry("limitToPartitionsWithLag", "true")
                    .containsEntry("excludePersistentLag", "true");
        });
        assertThat(scaled.at(
                                "advanced",
                                "horizontalPodAutoscalerConfig",
                                "behavior",
                                "scaleDown",
                                "stabilizationWindowSeconds")
                        .number())
                .isEqualTo(600);
    }

    @Test
    void anAutoscalerByCpuIsThereForBoth() {
        Manifests manifests =
                render(GATEWAY.replace("enabled: true", "enabled: true, autoscaling: {hpa: {enabled: true}}")
                        + "consumer: {autoscaling: {hpa: {enabled: true, minReplicas: 3}}}");
        assertThat(manifests.ofKind("HorizontalPodAutoscaler"))
                .extracting(Manifests::name)
                .containsExactlyInAnyOrder("cs-countersign-consumer", "cs-countersign-gateway");
        assertThat(manifests
                        .one("HorizontalPodAutoscaler", "-consumer")
                        .at("spec", "minReplicas")
                        .number())
                .isEqualTo(3);
    }

    @Test
    void thePortsThatMayBeReachedAreThoseOfTheSettings() {
        Manifests manifests = render("""
                settings:
                  kafka: {bootstrap-servers: "a:9094,b:9094,c:9095"}
                  database: {url: "jdbc:postgresql://db:6432/people?sslmode=require"}
                """);
        assertThat(egressPorts(manifests, "-kafka")).containsExactly(9094, 9095);
        assertThat(egressPorts(manifests, "-database")).containsExactly(6432);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/people, 5432",
        "postgres://db/people, 5432",
        "postgres://me@db:7000/people, 7000",
        "postgresql://db/people?application_name=a:1, 5432"
    })
    void thePortOfTheDatabaseIsFoundInItsUrl(String url, int port) {
        assertThat(egressPorts(render("settings: {database: {url: '" + url + "'}}"), "-database"))
                .containsExactly(port);
    }

    private static List<Integer> egressPorts(Manifests manifests, String policy) {
        return manifests.one("NetworkPolicy", policy).at("spec", "egress").items().stream()
                .flatMap(rule -> rule.at("ports").items().stream())
                .map(port -> port.at("port").number())
                .toList();
    }

    @Test
    void onlyThePathsOfTheApisLeadIn() {
        Manifests manifests = render(Chart.example("staging"));
        Node rule =
                manifests.one("Ingress", "-gateway").at("spec", "rules").items().get(0);
        assertThat(rule.at("http", "paths").items())
                .extracting(path -> path.at("path").text())
                .containsExactly("/api/v1", "/apis/v4", "/apiv2", "/arkipel", "/openapi.json");
    }

    @Test
    void whatIsSwitchedOffIsNotThere() {
        Manifests manifests = render("""
                migration: {enabled: false}
                networkPolicy: {enabled: false}
                serviceAccount: {create: false}
                test: {enabled: false}
                consumer: {podDisruptionBudget: {enabled: false}}
                """);
        assertThat(manifests.objects())
                .extracting(Manifests::label)
                .containsExactlyInAnyOrder(
                        "ConfigMap cs-countersign-settings",
                        "Deployment cs-countersign-consumer",
                        "Service cs-countersign-consumer");
        assertThat(manifests.pod("consumer").at("spec", "serviceAccountName").text())
                .isEqualTo("default");
    }

    @Test
    void theImageIsNamedByItsDigestWhereThereIsOne() {
        String digest = "sha256:" + "ab".repeat(32);
        assertThat(image("image: {tag: 1.2.3}")).isEqualTo("countersign:1.2.3");
        assertThat(image("image: {tag: 1.2.3, digest: '" + digest + "'}")).isEqualTo("countersign@" + digest);
    }

    @Test
    void theImageIsThatOfThisVersionWhereNothingIsSaid() {
        String pom = Yaml.content(Path.of("pom.xml"));
        String version = pom.substring(pom.indexOf("<version>") + "<version>".length(), pom.indexOf("</version>"));
        assertThat(image("{}")).isEqualTo("countersign:" + version.replace("-SNAPSHOT", ""));
    }

    private static String image(String values) {
        return Manifests.containers(render(values).pod("consumer"))
                .get(0)
                .at("image")
                .text();
    }

    @Test
    void otherSettingsAreOtherPods() {
        String first = checksum("{}");
        assertThat(checksum("consumer: {replicas: 4}")).isEqualTo(first);
        assertThat(checksum("settings: {ledger: {retention: 30d}}")).isNotEqualTo(first);
    }

    private static String checksum(String values) {
        return new Node(render(values)
                        .pod("consumer")
                        .at("metadata", "annotations")
                        .members()
                        .get("checksum/settings"))
                .text();
    }

    @Test
    void whatAnOperatorAddsIsThere() {
        Manifests manifests = render("""
                commonLabels: {team: people}
                consumer:
                  extraEnv: [{name: TZ, value: UTC}]
                  extraVolumes: [{name: keytab, secret: {secretName: keytab}}]
                  extraVolumeMounts: [{name: keytab, mountPath: /etc/keytab, readOnly: true}]
                  nodeSelector: {disk: fast}
                  tolerations: [{key: a, operator: Exists}]
                  podAnnotations: {b: c}
                  priorityClassName: high
                """);
        assertThat(manifests.objects())
                .allSatisfy(object -> assertThat(
                                object.at("metadata", "labels", "team").text())
                        .isEqualTo("people"));
        Node pod = manifests.pod("consumer");
        assertThat(variables(pod)).contains("TZ");
        assertThat(pod.at("spec", "nodeSelector", "disk").text()).isEqualTo("fast");
        assertThat(pod.at("spec", "priorityClassName").text()).isEqualTo("high");
        assertThat(pod.at("metadata", "annotations", "b").text()).isEqualTo("c");
        assertThat(Manifests.containers(pod).get(0).at("volumeMounts").items())
                .anySatisfy(mount -> assertThat(mount.at("mountPath").text()).isEqualTo("/etc/keytab"));
        assertThat(manifests.objects())
                .allSatisfy(object -> assertThat(KubernetesModels.problems(object))
                        .as(Manifests.label(object))
                        .isEmpty());
    }

    @Test
    void rulesAndDashboardsAreTakenAsTheyStand(@TempDir Path directory) throws IOException {
        Chart chart = Chart.copyTo(directory.resolve("countersign"));
        String rule = """
                groups:
                  - name: own
                    rules:
                      - alert: Own
                        expr: up{job="a"} == 0
                        annotations:
                          summary: "{{ $labels.pod }} is down"
                """;
        String dashboard = "{\n  \"title\": \"Own\",\n  \"legend\": \"{{partition}}\"\n}";
        Files.createDirectories(chart.directory().resolve("alerts"));
        Files.createDirectories(chart.directory().resolve("dashboards"));
        Files.writeString(chart.directory().resolve("alerts/own.yaml"), rule);
        Files.writeString(chart.directory().resolve("dashboards/own.json"), dashboard);
        Manifests manifests = chart.render("""
                prometheusRule: {enabled: true, labels: {release: prometheus}}
                dashboards: {enabled: true}
                """);
        Node rules = manifests.one("PrometheusRule", "-own");
        assertThat(rules.at("spec").value()).isEqualTo(Yaml.read(rule).value());
        assertThat(rules.at("metadata", "labels", "release").text()).isEqualTo("prometheus");
        Node map = manifests.one("ConfigMap", "-own");
        assertThat(map.at("data", "own.json").text().strip()).isEqualTo(dashboard);
        assertThat(map.at("metadata", "labels", "grafana_dashboard").text()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "countersign", "a-release-with-a-name-as-long-as-helm-lets-it-be-53ch"})
    void namesOfReleasesDoNotMatter(String release) {
        Manifests manifests = Chart.ofSources().render(release, GATEWAY);
        assertThat(manifests.objects()).extracting(Manifests::label).doesNotHaveDuplicates();
        assertThat(manifests.objects())
                .extracting(Manifests::name)
                .allSatisfy(name -> assertThat(name).matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"));
    }
}
