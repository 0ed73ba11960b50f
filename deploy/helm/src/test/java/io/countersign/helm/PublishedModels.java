package io.countersign.helm;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Holds objects against the models that npm packages are made of, from the definitions of Kubernetes, KEDA, the
 * Prometheus operator and the Gateway API: types, required fields, enumerations, patterns. Fields that there are not
 * they take; see {@link KubernetesModels} and {@link CustomResources} for those.
 */
final class PublishedModels {
    private static final Path DIRECTORY = Path.of("src/test/node");

    private PublishedModels() {}

    /** Why nothing can be held against them; empty where it can. */
    static String missing() {
        boolean isNodeInstalled = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "node")));
        if (!isNodeInstalled) {
            return "node is not installed, so objects are not held against the models on npm";
        }
        return Files.isDirectory(DIRECTORY.resolve("node_modules/kubernetes-models"))
                ? ""
                : "run 'npm --prefix deploy/helm/src/test/node ci', or objects are not held against the models on npm";
    }

    /** What is wrong with each of the objects, by their names; one process looks at all of them. */
    static Map<String, List<String>> problems(Map<String, Node> objects) throws IOException, InterruptedException {
        Map<String, Object> values = new LinkedHashMap<>();
        objects.forEach((name, object) -> values.put(name, object.members()));
        Path answer = Files.createTempFile("problems", ".json");
        Process process = new ProcessBuilder("node", "validate.mjs")
                .directory(DIRECTORY.toFile())
                .redirectOutput(answer.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(new Gson().toJson(values).getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("node did not end within a minute");
        }
        String told = Files.readString(answer);
        Files.delete(answer);
        if (process.exitValue() != 0) {
            throw new IOException("node ended with exit code " + process.exitValue());
        }
        Map<String, List<String>> problems = new LinkedHashMap<>();
        JsonObject found = JsonParser.parseString(told).getAsJsonObject();
        objects.forEach((name, object) -> problems.put(name, texts(object, found.get(name))));
        return problems;
    }

    private static List<String> texts(Node object, JsonElement found) {
        return found.isJsonNull()
                ? List.of("no package has a model of " + object.at("apiVersion").text() + " "
                        + object.at("kind").text())
                : found.getAsJsonArray().asList().stream()
                        .map(JsonElement::getAsString)
                        .toList();
    }
}
