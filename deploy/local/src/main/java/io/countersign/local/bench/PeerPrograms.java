package io.countersign.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The programs that are measured beside this one: Kafka Connect with Debezium's sink, and a listener as a team would
 * write it.
 *
 * @param classPath of both
 */
record PeerPrograms(String classPath) {
    /** The property that names the directory in which their module was built; the launcher sets it. */
    static final String PROPERTY = "countersign.peers";

    /** Those that are built; empty where none are. */
    static Optional<PeerPrograms> find() throws IOException {
        String directory = System.getProperty(PROPERTY);
        if (directory == null) {
            return Optional.empty();
        }
        Path built = Path.of(directory);
        Path others = built.resolve("classpath");
        if (!Files.exists(others)) {
            return Optional.empty();
        }
        return Optional.of(new PeerPrograms(built.resolve("countersign-peers.jar") + ":"
                + Files.readString(others).strip()));
    }

    /** Which version of a library they have, or a question mark. */
    String version(String artifact) {
        Matcher name = Pattern.compile("/" + Pattern.quote(artifact) + "-([0-9][^/]*)\\.jar")
                .matcher(classPath);
        return name.find() ? name.group(1) : "?";
    }
}
