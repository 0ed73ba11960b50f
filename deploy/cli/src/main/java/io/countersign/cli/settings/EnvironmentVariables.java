package io.countersign.cli.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads settings from {@code COUNTERSIGN_…} variables. */
final class EnvironmentVariables {
    static final String CONFIG = "COUNTERSIGN_CONFIG";

    /** Read by the launcher, the command line and the tests. */
    private static final Set<String> NO_SETTINGS =
            Set.of(CONFIG, "COUNTERSIGN_DEBUG", "COUNTERSIGN_JAVA_OPTS", "COUNTERSIGN_TEST_SERVERS");

    // Kubernetes puts such variables into every pod of a namespace that has a Service named countersign-something.
    private static final Pattern SERVICE_LINK =
            Pattern.compile(".*_(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT_\\d+_(TCP|UDP|SCTP)(_.*)?)");
    private static final Pattern SERVICE_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

    private EnvironmentVariables() {}

    static Map<String, String> read(Map<String, String> environment, List<String> problems) {
        GivenSettings given = new GivenSettings(SettingName::variable, SettingName::fileVariable, problems);
        new TreeMap<>(environment).forEach((name, value) -> {
            if (name.startsWith("COUNTERSIGN_") && !NO_SETTINGS.contains(name) && !isServiceLink(name, value)) {
                given.give(name, value);
            }
        });
        return given.values();
    }

    private static boolean isServiceLink(String name, String value) {
        return SERVICE_LINK.matcher(name).matches()
                || (name.endsWith("_PORT") && SERVICE_ADDRESS.matcher(value).matches());
    }
}
