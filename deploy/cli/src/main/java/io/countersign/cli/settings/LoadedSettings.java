package io.countersign.cli.settings;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings together with where each of them comes from. */
public record LoadedSettings(Settings settings, List<EffectiveSetting> effective) {
    /** Keeps a copy of the list. */
    public LoadedSettings {
        effective = List.copyOf(effective);
    }

    /** As {@link Settings#load}, with the origins kept. */
    public static LoadedSettings load(Map<String, String> environment, @Nullable Path file) {
        List<String> problems = new ArrayList<>();
        Map<String, String> variables = EnvironmentVariables.read(environment, problems);
        Map<String, String> inFile = file(environment, file)
                .map(named -> SettingsFile.read(named, problems))
                .orElse(Map.of());
        refuse(problems);
        SmallRyeConfig config = config(variables, inFile);
        Settings settings = CheckedSettings.of(config.getConfigMapping(SettingsMapping.class), problems);
        refuse(problems);
        return new LoadedSettings(settings, EffectiveSetting.list(config));
    }

    private static Optional<Path> file(Map<String, String> environment, @Nullable Path file) {
        return file != null
                ? Optional.of(file)
                : Optional.ofNullable(environment.get(EnvironmentVariables.CONFIG))
                        .filter(name -> !name.isEmpty())
                        .map(Path::of);
    }

    private static SmallRyeConfig config(Map<String, String> variables, Map<String, String> inFile) {
        try {
            return new SmallRyeConfigBuilder()
                    .withSources(new PropertiesConfigSource(variables, Origin.ENVIRONMENT.source(), 300))
                    .withSources(new PropertiesConfigSource(inFile, Origin.FILE.source(), 200))
                    .withConverter(Duration.class, 1000, Durations::parse)
                    .withConverter(GroupProtocol.class, 1000, GroupProtocol::parse)
                    .withConverter(Integer.class, 1000, Texts::wholeNumber)
                    .withConverter(Boolean.class, 1000, Texts::yesOrNo)
                    .withMapping(SettingsMapping.class)
                    .build();
        } catch (ConfigValidationException e) {
            throw new InvalidSettingsException(Complaints.of(e));
        }
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
    }
}
