package io.countersign.cli.settings;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the value of a setting comes from. */
public enum Origin {
    /** Nobody gave one. */
    DEFAULT,
    /** The YAML file. */
    FILE,
    /** A variable of the environment. */
    ENVIRONMENT;

    // The library wraps the name that a source was given.
    static Origin of(@Nullable String sourceName) {
        return Stream.of(FILE, ENVIRONMENT)
                .filter(origin -> sourceName != null && sourceName.endsWith("[source=" + origin.source() + "]"))
                .findFirst()
                .orElse(DEFAULT);
    }

    /** The word for it, and the name of the source that the configuration library is given. */
    public String source() {
        return name().toLowerCase(Locale.ROOT);
    }
}
