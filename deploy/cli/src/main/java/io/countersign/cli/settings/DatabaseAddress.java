package io.countersign.cli.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL database and how to log in.
 *
 * @param jdbcUrl without user and password
 */
public record DatabaseAddress(String jdbcUrl, Optional<String> user, Optional<Secret> password) {
    private static final String JDBC = "jdbc:postgresql:";

    /**
     * Reads {@code jdbc:postgresql://host:port/name?…} or {@code postgres://user:password@host:port/name?…}; throws
     * {@link IllegalArgumentException}, which never quotes the text, for anything else.
     */
    public static DatabaseAddress parse(String text) {
        String url = text.startsWith(JDBC) ? text.substring("jdbc:".length()) : text;
        URI uri = uri(url);
        String path = uri.getRawPath();
        if (uri.getHost() == null || path == null || path.length() < 2) {
            throw unusable();
        }
        Builder builder = new Builder();
        builder.takeUserInfo(uri.getRawUserInfo());
        builder.takeQuery(uri.getRawQuery());
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return builder.build(JDBC + "//" + uri.getHost() + port + path);
    }

    /** The same database with another login where one is given. */
    DatabaseAddress with(Optional<String> otherUser, Optional<String> otherPassword) {
        return new DatabaseAddress(
                jdbcUrl,
                otherUser.or(() -> user),
                otherPassword.map(Secret::new).or(() -> password));
    }

    private static URI uri(String url) {
        if (!url.startsWith("postgres://") && !url.startsWith("postgresql://")) {
            throw unusable();
        }
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw unusable();
        }
    }

    private static IllegalArgumentException unusable() {
        return new IllegalArgumentException(
                "must be jdbc:postgresql://host:port/name or postgres://user:password@host:port/name");
    }

    private static final class Builder {
        private final List<String> options = new ArrayList<>();
        private Optional<String> user = Optional.empty();
        private Optional<Secret> password = Optional.empty();

        void takeUserInfo(@org.jspecify.annotations.Nullable String userInfo) {
            if (userInfo != null) {
                int colon = userInfo.indexOf(':');
                user = Optional.of(decode(colon < 0 ? userInfo : userInfo.substring(0, colon)));
                password = colon < 0 ? password : Optional.of(new Secret(decode(userInfo.substring(colon + 1))));
            }
        }

        void takeQuery(@org.jspecify.annotations.Nullable String query) {
            for (String option : query == null ? new String[0] : query.split("&", -1)) {
                if (option.startsWith("user=")) {
                    user = Optional.of(decode(option.substring("user=".length())));
                } else if (option.startsWith("password=")) {
                    password = Optional.of(new Secret(decode(option.substring("password=".length()))));
                } else if (!option.isEmpty()) {
                    options.add(option);
                }
            }
        }

        DatabaseAddress build(String base) {
            String url = options.isEmpty() ? base : base + "?" + String.join("&", options);
            return new DatabaseAddress(url, user, password);
        }

        private static String decode(String text) {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        }
    }
}
