package io.countersign.cli;

import java.io.InputStream;
import java.util.Map;

/** What a command finds around it, so that tests can put something else there. */
public record Surroundings(Map<String, String> environment, InputStream in) {
    /** Keeps a copy of the environment. */
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Those of this process. */
    public static Surroundings ofProcess() {
        return new Surroundings(System.getenv(), System.in);
    }
}
