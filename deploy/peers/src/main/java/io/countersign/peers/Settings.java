package io.countersign.peers;

import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.PublicKey;

/**
 * Where the listener reads, stores and answers.
 *
 * @param source whose signatures are trusted
 * @param community who signs the acknowledgements
 * @param threads how many listen, each to its own share of the partitions
 */
record Settings(
        String bootstrapServers,
        String requests,
        String acks,
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        PublicKey source,
        PrivateKey community,
        int threads) {
    /** Takes them from environment variables; one that is missing is an {@link IllegalArgumentException}. */
    static Settings fromEnvironment() {
        return new Settings(
                value("PEER_BOOTSTRAP_SERVERS"),
                value("PEER_REQUESTS"),
                value("PEER_ACKS"),
                value("PEER_DATABASE_URL"),
                value("PEER_DATABASE_USER"),
                value("PEER_DATABASE_PASSWORD"),
                PublicKey.parse(value("PEER_SOURCE_PUBLIC_KEY")),
                PrivateKey.fromHex(value("PEER_COMMUNITY_PRIVATE_KEY")),
                Integer.parseInt(value("PEER_THREADS")));
    }

    private static String value(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }

    @Override
    public String toString() {
        return "listener of " + requests;
    }
}
