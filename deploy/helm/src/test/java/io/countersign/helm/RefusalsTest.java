package io.countersign.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {
    /** Mappings of names that are not ours to know. */
    private static final Set<String> FREE = Set.of(
            "annotations",
            "labels",
            "commonLabels",
            "podAnnotations",
            "podLabels",
            "nodeSelector",
            "affinity",
            "podSecurityContext",
            "securityContext",
            "scaleUp",
            "scaleDown",
            "requests",
            "limits");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    consumr: {}                                                | additional properties 'consumr' not allowed
                    settings: {kafca: {}}                                      | at '/settings': additional properties 'kafca' not allowed
                    settings: {kafka: {group: a}}                              | at '/settings/kafka': additional properties 'group' not allowed
                    settings: {kafka: {security.protocl: SSL}}                 | additional properties 'security.protocl' not allowed
                    settings: {ledger: {retention: long}}                      | at '/settings/ledger/retention': 'long' does not match pattern
                    settings: {console: {host: 127.0.0.1}}                     | at '/settings/console/host': value must be one of '0.0.0.0', '::'
                    settings: {consumer: {batch-size: many}}                   | at '/settings/consumer/batch-size': got string, want integer
                    settings: {kafka: {bootstrap-servers: kafka}}              | at '/settings/kafka/bootstrap-servers': 'kafka' does not match pattern
                    consumer: {replicas: two}                                  | at '/consumer/replicas': got string, want integer
                    consumer: {autoscaling: {keda: {minReplicas: 0}}}          | at '/consumer/autoscaling/keda/minReplicas': minimum: got 0, want 1
                    consumer: {podDisruptionBudget: {maxUnavailable: 0}}       | at '/consumer/podDisruptionBudget/maxUnavailable': minimum: got 0, want 1
                    consumer: {probes: {livenes: {}}}                          | at '/consumer/probes': additional properties 'livenes' not allowed
                    image: {digest: abc}                                       | at '/image/digest': 'abc' does not match pattern
                    image: {pullPolicy: Sometimes}                             | at '/image/pullPolicy': value must be one of
                    commonLabels: {app.kubernetes.io/name: a}                  | invalid propertyName 'app.kubernetes.io/name'
                    sources: [{name: crm}]                                     | at '/sources/0': missing property 'account'
                    sources: [{name: a, account: b, public_key: c}]            | at '/sources/0/public_key': 'c' does not match pattern
                    fields: [{account: a, fields: [{key: b, type: colour}]}]   | at '/fields/0/fields/0/type': value must be one of
                    forms: [{account: a}]                                      | at '/forms/0': missing property 'forms'
                    """)
    void whatTheSchemaDoesNotKnowIsRefused(String values, String told) {
        refused(values, told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    settings: {database: {password: a}}                  | at '/settings/database': additional properties 'password' not allowed
                    settings: {community: {private-key: a}}              | at '/settings/community': additional properties 'private-key' not allowed
                    settings: {console: {operator-token: a}}             | at '/settings/console': additional properties 'operator-token' not allowed
                    settings: {kafka: {sasl.jaas.config: a}}             | at '/settings/kafka': additional properties 'sasl.jaas.config' not allowed
                    secrets: {database: {password: a}}                   | at '/secrets/database/password': got string, want object
                    secrets: {kafka: {sasl.jaas.config: {value: a}}}     | additional properties 'value' not allowed
                    settings: {database: {url: 'postgres://u:p@db/n'}}   | settings.database.url must not carry a password
                    settings: {database: {url: 'postgres://db/n?password=p'}} | settings.database.url must not carry a password
                    consumer: {extraEnv: [{name: COUNTERSIGN_DATABASE_PASSWORD, value: a}]} | consumer.extraEnv must not have COUNTERSIGN_DATABASE_PASSWORD
                    """)
    void secretsCannotBeWrittenIntoValues(String values, String told) {
        refused(values, told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    settings: {kafka: {bootstrap-servers: ''}}                             | settings.kafka.bootstrap-servers must name the brokers
                    settings: {database: {url: ''}}                                        | settings.database.url must say where the database is
                    settings: {community: {site-fqdn: ''}}                                 | settings.community.site-fqdn must be
                    secrets: {database: {password: {existingSecret: ''}}}                  | secrets.database.password.existingSecret must name the Secret
                    secrets: {community: {private-key: {existingSecret: ''}}}              | secrets.community.private-key.existingSecret must name the Secret
                    gateway: {enabled: true}                                               | gateway.clients.existingSecret must name the Secret
                    gateway: {enabled: true}                                               | settings.community.public-key must be
                    settings: {kafka: {group.instance.id: a}}                              | settings.kafka.group.instance.id would be the same in all pods
                    consumer: {autoscaling: {keda: {enabled: true}, hpa: {enabled: true}}} | consumer.autoscaling.keda and consumer.autoscaling.hpa exclude each other
                    consumer: {autoscaling: {keda: {enabled: true, minReplicas: 7}}}       | consumer.autoscaling.keda.minReplicas must not be more than maxReplicas
                    consumer: {autoscaling: {hpa: {enabled: true, minReplicas: 7}}}        | consumer.autoscaling.hpa.minReplicas must not be more than maxReplicas
                    {settings: {topics: {requests: 'a.*'}}, consumer: {autoscaling: {keda: {enabled: true}}}} | consumer.autoscaling.keda.topics must name the topics
                    {settings: {topics: {requests: 'a.*'}}, gateway: {enabled: true}}      | settings.topics.requests must be names, not a pattern
                    consumer: {extraEnv: [{name: JDK_JAVA_OPTIONS, value: a}]}             | consumer.extraEnv must not have JDK_JAVA_OPTIONS: use settings, secrets or javaOptions
                    {gateway: {enabled: true, ingress: {enabled: true}}}                   | gateway.ingress.hosts must have at least one host name
                    {gateway: {enabled: true, httpRoute: {enabled: true}}}                 | gateway.httpRoute.parentRefs must have at least one gateway
                    {gateway: {enabled: true, httpRoute: {enabled: true}, tls: {keystore: {existingSecret: a}}}} | gateway.httpRoute.backendTLS.hostname must be a name of the certificate
                    consumer: {replicas: 2, podDisruptionBudget: {maxUnavailable: 2}}      | consumer.podDisruptionBudget.maxUnavailable is 2, but there may be only 2 pods
                    consumer: {strategy: {maxSurge: 0, maxUnavailable: 0%}}                | consumer.strategy must let maxSurge or maxUnavailable be more than 0
                    """)
    void whatIsMissingOrContradictoryIsTold(String values, String told) {
        refused(values, told);
    }

    private static void refused(String values, String told) {
        assertThatThrownBy(() -> Chart.ofSources().render(values)).hasMessageContaining(told);
    }

    @Test
    void allThatIsMissingIsToldAtOnce() {
        assertThatThrownBy(() -> Chart.ofSources().render(Chart.file("values.yaml")))
                .hasMessageContaining("settings.kafka.bootstrap-servers")
                .hasMessageContaining("settings.database.url")
                .hasMessageContaining("secrets.database.password")
                .hasMessageContaining("secrets.community.private-key")
                .hasMessageContaining("settings.community.site-fqdn");
    }

    @Test
    void noMappingTakesNamesThatAreNotListed() {
        List<String> open = new ArrayList<>();
        collectOpen("", Chart.schema(), open);
        assertThat(open).isEmpty();
    }

    private static void collectOpen(String path, Node schema, List<String> open) {
        Node resolved = resolved(schema);
        boolean lists = resolved.at("additionalProperties").text().equals("false");
        if (resolved.at("type").text().equals("object") && !lists && !isFree(path)) {
            open.add(path);
        }
        resolved.at("properties")
                .members()
                .forEach((name, member) -> collectOpen(path + "/" + name, new Node(member), open));
        if (isListOfOurs(path) && resolved.at("items").isThere()) {
            collectOpen(path + "/0", resolved.at("items"), open);
        }
    }

    private static boolean isFree(String path) {
        return path.equals("/global") || FREE.contains(path.substring(path.lastIndexOf('/') + 1));
    }

    private static boolean isListOfOurs(String path) {
        return path.matches("/(sources|fields|forms)(/0/.*)?|.*/topologySpreadConstraints");
    }

    private static Node resolved(Node schema) {
        Object reference = schema.members().get("$ref");
        return reference == null
                ? schema
                : new Node(Chart.schema()
                        .at("definitions")
                        .members()
                        .get(reference.toString().replace("#/definitions/", "")));
    }

    @Test
    void everyValueIsInTheSchema() {
        List<String> missing = new ArrayList<>();
        collectMissing("", Chart.defaults().members(), Chart.schema(), missing);
        assertThat(missing).isEmpty();
    }

    private static void collectMissing(String path, Map<String, Object> values, Node schema, List<String> missing) {
        if (isFree(path)) {
            return;
        }
        Map<String, Object> properties = resolved(schema).at("properties").members();
        values.forEach((name, value) -> {
            if (properties.containsKey(name)) {
                collectMissing(path + "/" + name, new Node(value).members(), new Node(properties.get(name)), missing);
            } else {
                missing.add(path + "/" + name);
            }
        });
    }
}
