package io.countersign.helm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The objects that a chart was rendered to. */
record Manifests(List<Node> objects) {
    Manifests {
        objects = List.copyOf(objects);
    }

    List<Node> ofKind(String kind) {
        return objects.stream()
                .filter(object -> object.at("kind").text().equals(kind))
                .toList();
    }

    /** The only object of a kind whose name ends like this. */
    Node one(String kind, String ending) {
        List<Node> found = ofKind(kind).stream()
                .filter(object -> name(object).endsWith(ending))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("there are " + found.size() + " of kind " + kind + " named …" + ending);
        }
        return found.get(0);
    }

    static String name(Node object) {
        return object.at("metadata", "name").text();
    }

    static String label(Node object) {
        return object.at("kind").text() + " " + name(object);
    }

    /** Pods, and what Deployments and Jobs make them from: each with metadata and spec. */
    List<Node> pods() {
        return Stream.concat(
                        ofKind("Pod").stream(),
                        Stream.of("Deployment", "Job")
                                .flatMap(kind -> ofKind(kind).stream())
                                .map(object -> object.at("spec", "template")))
                .toList();
    }

    /** The pods of a component. */
    Node pod(String component) {
        return pods().stream()
                .filter(pod -> component(pod).equals(component))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there are no pods of " + component));
    }

    static String component(Node object) {
        return new Node(object.at("metadata", "labels").members().get("app.kubernetes.io/component")).text();
    }

    /** All containers of a pod, in the order in which they run. */
    static List<Node> containers(Node pod) {
        List<Node> containers = new ArrayList<>(pod.at("spec", "initContainers").items());
        containers.addAll(pod.at("spec", "containers").items());
        return containers;
    }
}
