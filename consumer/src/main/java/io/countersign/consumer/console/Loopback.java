package io.countersign.consumer.console;

import java.util.regex.Pattern;

/** Names by which a machine calls itself. */
final class Loopback {
    private static final Pattern NAME = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1|\\[::1]");
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    private Loopback() {}

    static boolean isName(String host) {
        return NAME.matcher(host).matches();
    }

    /** The same of a name with a port, as browsers send it. */
    static boolean isAddress(String authority) {
        return isName(PORT.matcher(authority).replaceFirst(""));
    }
}
