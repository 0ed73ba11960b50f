package io.countersign.consumer;

import org.jspecify.annotations.Nullable;

/**
 * The database.
 *
 * @param url a JDBC URL of PostgreSQL
 * @param connections the most connections to hold, at least 3
 */
public record DatabaseOptions(
        String url, @Nullable String user, @Nullable String password, int connections) {
    @Override
    public String toString() {
        return "DatabaseOptions[" + connections + " connections]";
    }
}
