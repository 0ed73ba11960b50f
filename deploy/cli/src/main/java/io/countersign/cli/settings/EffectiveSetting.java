package io.countersign.cli.settings;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One setting as it is in force, fit to be printed.
 *
 * @param key as in a file
 * @param variable as in the environment
 * @param value empty when there is none; a secret is masked
 */
public record EffectiveSetting(String key, String variable, String value, Origin origin, String description) {
    static List<EffectiveSetting> list(SmallRyeConfig config) {
        List<EffectiveSetting> list = new ArrayList<>();
        Catalog.ownNames().forEach(name -> list.add(of(name, config)));
        KafkaProperties.names().stream()
                .map(name -> of(name, config))
                .filter(setting -> setting.origin() != Origin.DEFAULT)
                .forEach(list::add);
        return list;
    }

    private static EffectiveSetting of(SettingName name, SmallRyeConfig config) {
        ConfigValue value = config.getConfigValue(name.property());
        return new EffectiveSetting(
                name.key(),
                name.variable(),
                shown(name, value.getValue()),
                Origin.of(value.getSourceName()),
                name.description());
    }

    private static String shown(SettingName name, @Nullable String value) {
        if (value == null) {
            return "";
        }
        return name.secret() ? Secret.MASK : withoutPassword(value);
    }

    // A database URL, or any other, may carry a password of its own.
    private static String withoutPassword(String value) {
        return value.replaceAll("(://[^/:@\\s]*:)[^/\\s]*@", "$1" + Secret.MASK + "@")
                .replaceAll("([?&]password=)[^&\\s]*", "$1" + Secret.MASK);
    }
}
