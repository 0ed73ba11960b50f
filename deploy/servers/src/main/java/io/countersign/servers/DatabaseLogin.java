package io.countersign.servers;

/**
 * How to log in to one database.
 *
 * @param jdbcUrl without user and password
 */
public record DatabaseLogin(String jdbcUrl, String user, String password) {
    /** Names everything but the password. */
    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}
