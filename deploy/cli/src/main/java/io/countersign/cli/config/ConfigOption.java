package io.countersign.cli.config;

import io.countersign.cli.Surroundings;
import io.countersign.cli.settings.LoadedSettings;
import io.countersign.cli.settings.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --config}, and the reading of settings that it takes part in. */
public final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "YAML file with settings, under those of the environment (default: $COUNTERSIGN_CONFIG)")
    private @Nullable Path file;

    /** Reads and checks all settings; see {@link Settings#load}. */
    public Settings settings(Surroundings surroundings) {
        return loaded(surroundings).settings();
    }

    /** The file that was named; null for the one that {@code COUNTERSIGN_CONFIG} names, if any. */
    public @Nullable Path file() {
        return file;
    }

    /** The same with the origin of each setting. */
    public LoadedSettings loaded(Surroundings surroundings) {
        return LoadedSettings.load(surroundings.environment(), file);
    }
}
