package io.countersign.gateway.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a client may only set when its operator allows it. */
public enum Right {
    /** Whether somebody is archived. */
    ARCHIVE,
    /** User names, roles and whether somebody may log in. */
    LOGINS;

    /** The right as it is written in a clients file. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #text} writes; throws {@link IllegalArgumentException} that names the rights for anything else. */
    public static Right parse(String text) {
        return Arrays.stream(values())
                .filter(right -> right.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(values()).map(Right::text).collect(Collectors.joining(", "))));
    }
}
