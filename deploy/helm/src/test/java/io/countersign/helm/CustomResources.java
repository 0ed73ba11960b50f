package io.countersign.helm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that objects of other projects may have: their definitions are not at hand, but typing errors are. */
final class CustomResources {
    private static final String BEHAVIOR = "advanced/horizontalPodAutoscalerConfig/behavior/";

    private static final Map<String, List<String>> FIELDS = Map.of(
            "keda.sh/v1alpha1 ScaledObject",
            List.of(
                    "scaleTargetRef/(apiVersion|kind|name)",
                    "pollingInterval",
                    "minReplicaCount",
                    "maxReplicaCount",
                    "advanced/restoreToOriginalReplicaCount",
                    BEHAVIOR + "(scaleUp|scaleDown)/(stabilizationWindowSeconds|selectPolicy)",
                    BEHAVIOR + "(scaleUp|scaleDown)/policies/(type|value|periodSeconds)",
                    "triggers/type",
                    "triggers/authenticationRef/(name|kind)",
                    "triggers/metadata/(bootstrapServers|consumerGroup|topic|lagThreshold|offsetResetPolicy|version|sasl"
                            + "|scaleToZeroOnInvalidOffset|allowIdleConsumers|limitToPartitionsWithLag"
                            + "|excludePersistentLag|tls)"),
            "monitoring.coreos.com/v1 ServiceMonitor",
            List.of(
                    "namespaceSelector/matchNames",
                    "selector/matchLabels/.*",
                    "endpoints/(port|path|scheme|interval|scrapeTimeout)",
                    "endpoints/tlsConfig/insecureSkipVerify",
                    "endpoints/(relabelings|metricRelabelings)/(action|sourceLabels|targetLabel|regex|replacement)"),
            "monitoring.coreos.com/v1 PrometheusRule",
            List.of(
                    "groups/(name|interval)",
                    "groups/rules/(alert|record|expr|for|keep_firing_for)",
                    "groups/rules/(labels|annotations)/[a-zA-Z_]+"),
            "gateway.networking.k8s.io/v1 HTTPRoute",
            List.of(
                    "parentRefs/(group|kind|name|namespace|sectionName|port)",
                    "hostnames",
                    "rules/matches/path/(type|value)",
                    "rules/backendRefs/(name|port)"),
            "gateway.networking.k8s.io/v1 BackendTLSPolicy",
            List.of(
                    "targetRefs/(group|kind|name|sectionName)",
                    "validation/(hostname|wellKnownCACertificates)",
                    "validation/caCertificateRefs/(group|kind|name)"));

    private CustomResources() {}

    static boolean knows(Node object) {
        return FIELDS.containsKey(type(object));
    }

    /** The fields that such an object does not have. */
    static List<String> problems(Node object) {
        List<String> problems = new ArrayList<>();
        List<String> allowed = FIELDS.getOrDefault(type(object), List.of());
        for (String path : paths("", object.at("spec").value())) {
            if (allowed.stream().noneMatch(path::matches)) {
                problems.add("there is no spec/" + path);
            }
        }
        return problems;
    }

    private static String type(Node object) {
        return object.at("apiVersion").text() + " " + object.at("kind").text();
    }

    /** The paths of all values, without the places in lists. */
    private static List<String> paths(String path, @Nullable Object value) {
        List<String> paths = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) ->
                    paths.addAll(paths(path.isEmpty() ? name.toString() : path + "/" + name, member)));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> paths.addAll(paths(path, item)));
        } else {
            paths.add(path);
        }
        return paths;
    }
}
