package io.countersign.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.countersign.servers.TemporaryDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The image that the build has made, unpacked.
 *
 * @param config what runs, as whom, and labels
 * @param files the root of its file system
 */
record ImageTar(JsonNode config, Path files) {
    static final Path TAR = Path.of("target", "countersign-image.tar");
    static final String NAME = "countersign:0.1.0";

    private static final Path UNPACKED = Path.of("target", "unpacked");

    private static @Nullable ImageTar unpacked;

    /** Unpacks it the first time; skips the test where there is none. */
    static synchronized ImageTar require() throws IOException {
        assumeTrue(
                Files.exists(TAR), "there is no image, because JAVA25_HOME names no JDK 25 that it could be made of");
        if (unpacked == null) {
            unpacked = unpack();
        }
        return unpacked;
    }

    private static ImageTar unpack() throws IOException {
        TemporaryDirectory.delete(UNPACKED);
        Path archive = Files.createDirectories(UNPACKED.resolve("archive"));
        Path files = Files.createDirectories(UNPACKED.resolve("files"));
        tar("-xf", TAR.toString(), "-C", archive.toString());
        JsonNode manifest =
                JsonMapper.shared().readTree(archive.resolve("manifest.json")).path(0);
        assertThat(manifest.at("/RepoTags/0").asString()).isEqualTo(NAME);
        for (JsonNode layer : manifest.path("Layers")) {
            tar("-xzpf", archive.resolve(layer.asString()).toString(), "-C", files.toString());
        }
        Path config = archive.resolve(manifest.path("Config").asString());
        return new ImageTar(JsonMapper.shared().readTree(config), files.toAbsolutePath());
    }

    private static void tar(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("tar"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).as(printed).isZero();
    }
}
