package io.countersign.cli.settings;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All names of settings: those of {@link SettingsMapping}, in its order, and then the properties of Kafka's clients. */
final class Catalog {
    private static final List<SettingName> OWN = own();
    private static final List<SettingName> ALL = all();

    private Catalog() {}

    /** The settings of Countersign itself. */
    static List<SettingName> ownNames() {
        return OWN;
    }

    /** Every name that may be given. */
    static List<SettingName> names() {
        return ALL;
    }

    private static List<SettingName> all() {
        List<SettingName> names = new ArrayList<>(OWN);
        names.addAll(KafkaProperties.names());
        return List.copyOf(names);
    }

    private static List<SettingName> own() {
        List<SettingName> names = new ArrayList<>();
        for (Method group : SettingsMapping.class.getDeclaredMethods()) {
            for (Method setting : group.getReturnType().getDeclaredMethods()) {
                if (setting.getReturnType() != Map.class) {
                    names.add(name(group, setting));
                }
            }
        }
        names.sort(Comparator.comparing(SettingName::key));
        return List.copyOf(names);
    }

    private static SettingName name(Method group, Method setting) {
        Described described = setting.getAnnotation(Described.class);
        if (described == null) {
            throw new IllegalStateException(setting + " is not described");
        }
        String key = dashed(group.getName()) + "." + dashed(setting.getName());
        return new SettingName(key, SettingsMapping.PREFIX + "." + key, described.value(), described.secret());
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
