package io.countersign.cli.settings;

import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads settings from a YAML file, with or without {@code countersign:} around them. */
final class SettingsFile {
    private static final String ROOT = SettingsMapping.PREFIX + ".";

    private SettingsFile() {}

    static Map<String, String> read(Path file, List<String> problems) {
        GivenSettings given =
                new GivenSettings(SettingName::key, name -> name.key() + SettingName.FILE_SUFFIX, problems);
        try {
            String text = Files.readString(file);
            requireOneMapping(text);
            new TreeMap<>(new YamlConfigSource(file.toString(), text).getProperties()).forEach((path, value) -> {
                if (!path.endsWith("]")) {
                    given.give(key(path), value);
                }
            });
        } catch (IOException e) {
            problems.add("cannot read " + file + " (" + e.getClass().getSimpleName() + ")");
        } catch (YAMLException e) {
            problems.add(file + " is not usable: " + e.getMessage());
        }
        return given.values();
    }

    // The library takes the last of two equal names, and skips what is not a mapping.
    private static void requireOneMapping(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object root = new Yaml(new SafeConstructor(options)).load(text);
        if (root != null && !(root instanceof Map)) {
            throw new YAMLException("settings are names with values");
        }
    }

    private static String key(String path) {
        String plain = path.replace("\"", "");
        return plain.startsWith(ROOT) ? plain.substring(ROOT.length()) : plain;
    }
}
