package io.countersign.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the servers of tests run, as {@code COUNTERSIGN_TEST_SERVERS} says. */
enum ServerChoice {
    /** In containers, or the tests fail. */
    CONTAINERS,
    /** In or beside this JVM. */
    EMBEDDED,
    /** In containers where an engine is at hand and has the images or a registry, embedded everywhere else. */
    AUTO;

    static final String SETTING = "COUNTERSIGN_TEST_SERVERS";

    /** The system property of that name, or the environment variable, or {@link #AUTO}. */
    static ServerChoice read(Map<String, String> environment) {
        String value = System.getProperty(SETTING, environment.getOrDefault(SETTING, "auto"));
        return valueOf(value.toUpperCase(Locale.ROOT));
    }

    /** Whether to use containers; without an engine this is known in about a second. */
    boolean isContainers(Map<String, String> environment, List<String> images) {
        return switch (this) {
            case CONTAINERS -> true;
            case EMBEDDED -> false;
            case AUTO -> isOutsideContainer(environment) && isReady(ContainerEngine.find(environment), images);
        };
    }

    // From inside a container the ports of another are reached only when told how.
    private static boolean isOutsideContainer(Map<String, String> environment) {
        return environment.containsKey("TESTCONTAINERS_HOST_OVERRIDE") || !Files.exists(Path.of("/.dockerenv"));
    }

    private static boolean isReady(Optional<ContainerEngine> found, List<String> images) {
        return found.filter(ContainerEngine::answers)
                .filter(engine -> images.stream().allMatch(image -> engine.has(image) || engine.canPull(image)))
                .isPresent();
    }
}
