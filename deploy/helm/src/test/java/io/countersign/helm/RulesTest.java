package io.countersign.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.settings.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of everything that the chart renders, and no schema of Kubernetes says. */
@ParameterizedClass
@MethodSource("examples")
class RulesTest {
    private static final int LONGEST_NAME = 63;

    private final Manifests manifests;

    RulesTest(Path example) {
        this.manifests = Chart.ofSources().render(example);
    }

    static List<Path> examples() {
        return Chart.examples();
    }

    private static Node labels(Node object) {
        return object.at("metadata", "labels");
    }

    @Test
    void deploymentsSelectTheirOwnPodsAndNoOthers() {
        assertThat(manifests.ofKind("Deployment")).isNotEmpty().allSatisfy(deployment -> {
            Node selector = deployment.at("spec", "selector", "matchLabels");
            assertThat(selected(selector))
                    .containsExactly(deployment.at("spec", "template").value());
        });
    }

    @Test
    void servicesAndBudgetsSelectThePodsOfOneDeployment() {
        List<Node> selectors = new ArrayList<>();
        manifests.ofKind("Service").forEach(service -> selectors.add(service.at("spec", "selector")));
        manifests
                .ofKind("PodDisruptionBudget")
                .forEach(budget -> selectors.add(budget.at("spec", "selector", "matchLabels")));
        assertThat(selectors)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(selector -> assertThat(selected(selector)).hasSize(1));
    }

    private List<Object> selected(Node selector) {
        return manifests.pods().stream()
                .filter(pod -> labels(pod).contains(selector))
                .map(Node::value)
                .toList();
    }

    @Test
    void servicesLeadToPortsThatThePodsHave() {
        assertThat(manifests.ofKind("Service")).isNotEmpty().allSatisfy(service -> {
            Node pod = manifests.pod(Manifests.component(service));
            assertThat(ports(pod))
                    .containsAll(service.at("spec", "ports").items().stream()
                            .map(port -> port.at("targetPort").text())
                            .toList());
        });
    }

    @Test
    void monitorsSelectOneServiceAndAPortThatItHas() {
        assertThat(manifests.ofKind("ServiceMonitor")).allSatisfy(monitor -> {
            List<Node> services = manifests.ofKind("Service").stream()
                    .filter(service -> labels(service).contains(monitor.at("spec", "selector", "matchLabels")))
                    .toList();
            assertThat(services).hasSize(1);
            assertThat(services.get(0).at("spec", "ports").items())
                    .extracting(port -> port.at("name").text())
                    .containsAll(monitor.at("spec", "endpoints").items().stream()
                            .map(endpoint -> endpoint.at("port").text())
                            .toList());
        });
    }

    private static List<String> ports(Node pod) {
        return Manifests.containers(pod).stream()
                .flatMap(container -> container.at("ports").items().stream())
                .map(port -> port.at("name").text())
                .toList();
    }

    @Test
    void servicesAreProbedAtPortsThatTheyHave() {
        assertThat(manifests.ofKind("Deployment")).allSatisfy(deployment -> {
            Node pod = deployment.at("spec", "template");
            Node container = pod.at("spec", "containers").items().get(0);
            assertThat(probePaths(container)).containsExactly("/livez", "/livez", "/readyz");
            assertThat(Stream.of("startupProbe", "livenessProbe", "readinessProbe"))
                    .allSatisfy(probe -> assertThat(ports(pod))
                            .contains(container.at(probe, "httpGet", "port").text()));
        });
    }

    private static List<String> probePaths(Node container) {
        return Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                .map(probe -> container.at(probe, "httpGet", "path").text())
                .toList();
    }

    @Test
    void nobodyRunsAsRootOrCanBecomeIt() {
        assertThat(manifests.pods()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(pod -> {
            Node context = pod.at("spec", "securityContext");
            assertThat(context.at("runAsNonRoot").value()).isEqualTo(true);
            assertThat(context.at("runAsUser").value()).isEqualTo(65532);
            assertThat(context.at("seccompProfile", "type").text()).isEqualTo("RuntimeDefault");
            assertThat(Manifests.containers(pod)).allSatisfy(container -> {
                Node own = container.at("securityContext");
                assertThat(own.at("allowPrivilegeEscalation").value()).isEqualTo(false);
                assertThat(own.at("readOnlyRootFilesystem").value()).isEqualTo(true);
                assertThat(own.at("capabilities", "drop").texts()).containsExactly("ALL");
                assertThat(own.at("capabilities", "add").isThere()).isFalse();
            });
        });
    }

    @Test
    void onlyTmpCanBeWrittenTo() {
        assertThat(manifests.pods()).allSatisfy(pod -> {
            assertThat(Manifests.containers(pod))
                    .allSatisfy(container -> assertThat(
                                    container.at("volumeMounts").items())
                            .filteredOn(mount -> !mount.at("readOnly").text().equals("true"))
                            .extracting(mount -> mount.at("mountPath").text())
                            .containsExactly("/tmp"));
            assertThat(pod.at("spec", "volumes").items())
                    .filteredOn(volume -> volume.at("emptyDir").isThere())
                    .allSatisfy(volume -> assertThat(
                                    volume.at("emptyDir", "sizeLimit").text())
                            .isNotEmpty());
        });
    }

    @Test
    void nobodyGetsATokenOfTheApiServer() {
        assertThat(manifests.ofKind("ServiceAccount"))
                .hasSize(1)
                .allSatisfy(account -> assertThat(
                                account.at("automountServiceAccountToken").value())
                        .isEqualTo(false));
        String account = Manifests.name(manifests.ofKind("ServiceAccount").get(0));
        assertThat(manifests.pods()).allSatisfy(pod -> {
            assertThat(pod.at("spec", "automountServiceAccountToken").value()).isEqualTo(false);
            assertThat(pod.at("spec", "serviceAccountName").text()).isEqualTo(account);
            assertThat(pod.at("spec", "enableServiceLinks").value()).isEqualTo(false);
        });
        assertThat(manifests.objects())
                .noneMatch(object -> object.at("kind").text().matches("(Cluster)?Role(Binding)?"));
    }

    @Test
    void secretsAreReferredToAndNeverRendered() {
        assertThat(manifests.ofKind("Secret")).isEmpty();
        assertThat(manifests.pods()).allSatisfy(pod -> {
            assertThat(Manifests.containers(pod))
                    .flatExtracting(container -> container.at("env").items())
                    .filteredOn(variable -> variable.at("valueFrom").isThere())
                    .allSatisfy(
                            variable -> assertThat(variable.at("name").text()).isEqualTo("COUNTERSIGN_DATABASE_USER"));
            assertThat(pod.at("spec", "volumes").items())
                    .filteredOn(volume -> volume.at("projected").isThere())
                    .allSatisfy(volume -> assertThat(
                                    volume.at("projected", "defaultMode").value())
                            .isEqualTo(0440));
        });
    }

    @Test
    void whatIsMountedIsThereAndWhatIsThereIsMounted() {
        assertThat(manifests.pods()).allSatisfy(pod -> {
            List<String> volumes = pod.at("spec", "volumes").items().stream()
                    .map(volume -> volume.at("name").text())
                    .toList();
            assertThat(Manifests.containers(pod).stream()
                            .flatMap(container -> container.at("volumeMounts").items().stream())
                            .map(mount -> mount.at("name").text())
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(volumes);
            assertThat(pod.at("spec", "volumes").items())
                    .filteredOn(volume -> volume.at("configMap").isThere())
                    .extracting(volume -> volume.at("configMap", "name").text())
                    .allSatisfy(name -> assertThat(manifests.ofKind("ConfigMap"))
                            .extracting(Manifests::name)
                            .contains(name));
        });
    }

    @Test
    void cpuIsAskedForAndNotLimitedAndMemoryIsBoth() {
        assertThat(manifests.pods()).flatExtracting(Manifests::containers).allSatisfy(container -> {
            Node resources = container.at("resources");
            assertThat(resources.at("requests", "cpu").text()).isNotEmpty();
            assertThat(resources.at("limits").members()).containsOnlyKeys("memory");
            assertThat(resources.at("requests", "memory").text())
                    .isEqualTo(resources.at("limits", "memory").text());
        });
    }

    @Test
    void aBudgetNeitherStopsDrainsNorLetsAllPodsGo() {
        assertThat(manifests.ofKind("PodDisruptionBudget")).isNotEmpty().allSatisfy(budget -> {
            int evicted = budget.at("spec", "maxUnavailable").number();
            int fewest = fewestPods(Manifests.component(budget));
            assertThat(evicted).isPositive();
            assertThat(fewest == 1 || evicted < fewest).isTrue();
        });
    }

    private int fewestPods(String component) {
        Node deployment = manifests.one("Deployment", "-" + component);
        return Stream.of(
                        deployment.at("spec", "replicas"),
                        scaler("HorizontalPodAutoscaler", component).at("spec", "minReplicas"),
                        scaler("ScaledObject", component).at("spec", "minReplicaCount"))
                .filter(Node::isThere)
                .findFirst()
                .orElseThrow()
                .number();
    }

    private Node scaler(String kind, String component) {
        return manifests.ofKind(kind).stream()
                .filter(scaler ->
                        scaler.at("spec", "scaleTargetRef", "name").text().endsWith("-" + component))
                .findFirst()
                .orElse(new Node(null));
    }

    @Test
    void eitherTheDeploymentOrOneAutoscalerSaysHowManyPodsThereAre() {
        assertThat(manifests.ofKind("Deployment")).allSatisfy(deployment -> {
            String component = Manifests.component(deployment);
            assertThat(Stream.of(
                                    deployment.at("spec", "replicas"),
                                    scaler("HorizontalPodAutoscaler", component),
                                    scaler("ScaledObject", component))
                            .filter(Node::isThere))
                    .hasSize(1);
        });
    }

    @Test
    void podsAreNotKilledBeforeTheyHaveDrained() {
        Node settings = settings();
        Duration consumer = duration(settings.at("consumer", "drain-timeout"));
        assertThat(grace("consumer")).isGreaterThanOrEqualTo(consumer.plusSeconds(15));
        if (manifests.pods().stream().anyMatch(pod -> Manifests.component(pod).equals("gateway"))) {
            Node preStop =
                    manifests.pod("gateway").at("spec", "containers").items().get(0);
            Duration gateway = duration(settings.at("gateway", "drain-timeout"));
            assertThat(grace("gateway"))
                    .isGreaterThanOrEqualTo(gateway.multipliedBy(2)
                            .plusSeconds(preStop.at("lifecycle", "preStop", "sleep", "seconds")
                                    .number())
                            .plusSeconds(10));
        }
    }

    private Duration grace(String component) {
        return Duration.ofSeconds(manifests
                .pod(component)
                .at("spec", "terminationGracePeriodSeconds")
                .number());
    }

    private static Duration duration(Node text) {
        return Durations.parse(text.text());
    }

    private Node settings() {
        return Yaml.read(new Node(manifests
                        .one("ConfigMap", "-settings")
                        .at("data")
                        .members()
                        .get("countersign.yaml"))
                .text());
    }

    @Test
    void everyPodIsShutInAndMayReachWhatItNeeds() {
        List<Node> policies = manifests.ofKind("NetworkPolicy");
        assertThat(manifests.pods()).allSatisfy(pod -> {
            assertThat(policies)
                    .filteredOn(policy -> isFor(policy, pod))
                    .flatExtracting(policy -> policy.at("spec", "policyTypes").texts())
                    .contains("Ingress", "Egress");
            assertThat(policies)
                    .filteredOn(policy -> isFor(policy, pod))
                    .extracting(Manifests::name)
                    .containsExactlyInAnyOrderElementsOf(
                            policiesOf().getOrDefault(Manifests.component(pod), List.of()));
        });
    }

    private static Map<String, List<String>> policiesOf() {
        return Map.of(
                "consumer",
                List.of("cs-countersign", "cs-countersign-kafka", "cs-countersign-database", "cs-countersign-consumer"),
                "gateway",
                List.of("cs-countersign", "cs-countersign-kafka", "cs-countersign-gateway"),
                "migration",
                List.of("cs-countersign", "cs-countersign-database"),
                "test",
                List.of("cs-countersign", "cs-countersign-kafka", "cs-countersign-database"));
    }

    private static boolean isFor(Node policy, Node pod) {
        Node selector = policy.at("spec", "podSelector");
        return labels(pod).contains(selector.at("matchLabels"))
                && selector.at("matchExpressions").items().stream()
                        .allMatch(expression -> expression.at("values").texts().contains(Manifests.component(pod)));
    }

    @Test
    void namesAndLabelsAreNoLongerThanTheyMayBe() {
        assertThat(manifests.objects()).allSatisfy(object -> {
            assertThat(Manifests.name(object)).matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
            assertThat(labels(object).members().values())
                    .allSatisfy(value -> assertThat(value.toString().length()).isLessThanOrEqualTo(LONGEST_NAME));
        });
    }
}
