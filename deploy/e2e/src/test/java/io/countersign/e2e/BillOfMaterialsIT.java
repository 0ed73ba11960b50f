package io.countersign.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bill of materials lists what ships: every jar that the launcher puts on the class path, and nothing else. */
class BillOfMaterialsIT {
    private static final Path LOCAL = Path.of("..", "local", "target");

    @Test
    void itListsEveryJarOfTheLauncher() throws IOException {
        JsonNode bom = JsonMapper.shared().readTree(LOCAL.resolve("countersign-bom.json"));
        assertThat(bom.path("bomFormat").stringValue()).isEqualTo("CycloneDX");
        assertThat(bom.at("/metadata/timestamp").isMissingNode())
                .as("the same build gives the same file")
                .isTrue();
        Set<String> listed = new TreeSet<>();
        for (JsonNode component : bom.path("components")) {
            listed.add(component.path("name").stringValue() + "-"
                    + component.path("version").stringValue());
        }

        assertThat(listed)
                .contains("kafka-clients-" + AppInfoParser.getVersion())
                .containsExactlyElementsOf(shipped());
    }

    /** Names without ending; those of jars for one platform have that one's name at their end. */
    private static Set<String> shipped() throws IOException {
        Set<String> names = new TreeSet<>();
        List<String> jars =
                List.of(Files.readString(LOCAL.resolve("classpath")).strip().split(":"));
        jars.forEach(jar ->
                names.add(Path.of(jar).getFileName().toString().replaceFirst("(-(linux|osx)-[\\w-]+)?\\.jar$", "")));
        return names;
    }
}
