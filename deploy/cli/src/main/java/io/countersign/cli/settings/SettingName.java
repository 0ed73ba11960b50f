package io.countersign.cli.settings;

import java.util.Locale;

/**
 * One setting as it may be given.
 *
 * @param key as in a YAML file, for example {@code kafka.group-id}
 * @param property as the configuration library knows it
 * @param description one line
 * @param secret whether it is never printed and may be given as a file
 */
record SettingName(String key, String property, String description, boolean secret) {
    static final String FILE_SUFFIX = "-file";

    /** As in the environment, for example {@code COUNTERSIGN_KAFKA_GROUP_ID}. */
    String variable() {
        return variable(key);
    }

    /** The same setting given as the name of a file that holds the value. */
    String fileVariable() {
        return variable(key + FILE_SUFFIX);
    }

    private static String variable(String key) {
        return "COUNTERSIGN_" + key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
