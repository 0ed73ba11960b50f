package io.countersign.cli.sources;

import io.countersign.cli.CommandException;
import io.countersign.cli.yaml.YamlFile;
import io.countersign.cli.yaml.YamlNode;
import io.countersign.consumer.sources.SourceDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the file that declares sources; {@link ApplyCommand} describes its format. */
final class SourcesFile {
    private SourcesFile() {}

    /** The sources in their order; throws {@link CommandException} that names every problem of the file. */
    static List<SourceDefinition> read(Path file) {
        return YamlFile.read(file, SourcesFile::definitions);
    }

    private static List<SourceDefinition> definitions(YamlNode root) {
        root.allow("sources");
        List<SourceDefinition> definitions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        YamlNode sources = root.required("sources");
        for (YamlNode source : sources.items()) {
            SourceDefinition definition = SourceNode.read(source);
            if (definition != null && !names.add(definition.name())) {
                source.problem("there is another source named " + definition.name());
            } else if (definition != null) {
                definitions.add(definition);
            }
        }
        return definitions;
    }
}
