package io.countersign.cli.yaml;

import io.countersign.cli.CommandException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** A YAML file that declares something. */
public final class YamlFile {
    private YamlFile() {}

    /** What a reader makes of the file; throws {@link CommandException} that names every problem of the file. */
    public static <T> T read(Path file, Function<YamlNode, T> reader) {
        List<String> problems = new ArrayList<>();
        T content = reader.apply(root(file, problems));
        if (!problems.isEmpty()) {
            throw CommandException.usage(file + ": " + String.join("\n" + file + ": ", problems));
        }
        return content;
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
