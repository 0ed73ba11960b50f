package io.countersign.schema.ack;

/**
 * Where a community is reached.
 *
 * @param protocol {@code http} or {@code https}
 * @param fqdn host name, perhaps with a port
 */
public record Site(String protocol, String fqdn) {}
