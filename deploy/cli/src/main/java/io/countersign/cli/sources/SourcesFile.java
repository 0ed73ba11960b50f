package io.countersign.cli.sources;

import io.countersign.cli.CommandException;
import io.countersign.consumer.sources.SourceDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads the file that declares sources; {@link ApplyCommand} describes its format. */
final class SourcesFile {
    private SourcesFile() {}

    /** The sources in their order; throws {@link CommandException} that names every problem of the file. */
    static List<SourceDefinition> read(Path file) {
        List<String> problems = new ArrayList<>();
        List<SourceDefinition> definitions = definitions(root(file, problems));
        if (!problems.isEmpty()) {
            throw CommandException.usage(file + ": " + String.join("\n" + file + ": ", problems));
        }
        return definitions;
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

    private static YamlNode root(Path file, List<String> problems) {
        try {
            return new YamlNode("", yaml().load(Files.readString(file)), problems);
        } catch (YAMLException e) {
            throw CommandException.usage(file + " is not YAML as it is read here: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that is written plainly is a text: a key of digits is no number, and a time is no date. */
    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new Resolver() {
            @Override
            protected void addImplicitResolvers() {
                // None: see above.
            }
        });
    }
}
