package io.countersign.cli.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What one place (the environment, a file) gives, under the names that the configuration library knows. */
final class GivenSettings {
    private final Map<String, SettingName> byName = new TreeMap<>();
    private final Map<String, SettingName> byFileName = new TreeMap<>();
    private final Map<String, String> values = new TreeMap<>();
    private final List<String> problems;

    /** Takes the two ways in which a name is written in this place: plain, and for the name of a file. */
    GivenSettings(Function<SettingName, String> plain, Function<SettingName, String> file, List<String> problems) {
        this.problems = problems;
        for (SettingName name : Catalog.names()) {
            byName.put(plain.apply(name), name);
            if (name.secret()) {
                byFileName.put(file.apply(name), name);
            }
        }
    }

    /** By property; empty texts count as not given. */
    Map<String, String> values() {
        return values;
    }

    void give(String written, String value) {
        SettingName name = byName.get(written);
        SettingName inFile = byFileName.get(written);
        if (name != null) {
            put(name, value);
        } else if (inFile != null) {
            put(inFile, content(written, Path.of(value)));
        } else {
            problems.add(written + " is no setting; the nearest is " + Nearest.to(written, candidates()));
        }
    }

    private List<String> candidates() {
        List<String> candidates = new ArrayList<>(byName.keySet());
        candidates.addAll(byFileName.keySet());
        return candidates;
    }

    private void put(SettingName name, String value) {
        if (!value.isEmpty() && values.put(name.property(), value) != null) {
            problems.add(name.key() + " is given twice, as a value and as a file");
        }
    }

    private String content(String written, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            problems.add(written + ": cannot read " + file + " (" + e.getClass().getSimpleName() + ")");
            return "";
        }
    }
}
