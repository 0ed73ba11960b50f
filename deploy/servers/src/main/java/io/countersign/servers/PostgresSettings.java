package io.countersign.servers;

import static io.countersign.servers.FreePort.LOOPBACK;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The configuration file, rewritten at every start because the port may have changed. */
final class PostgresSettings {
    private static final String FILE = "countersign.conf";
    private static final String ALWAYS = """
            listen_addresses = '%s'
            port = %d
            unix_socket_directories = ''
            max_connections = 100
            shared_buffers = 256MB
            max_wal_size = 2GB
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            timezone = 'UTC'
            log_timezone = 'UTC'
            """;

    private PostgresSettings() {}

    static void write(Path data, int port) throws IOException {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            Files.writeString(
                    data.resolve("postgresql.conf"), "\ninclude = '" + FILE + "'\n", StandardOpenOption.APPEND);
        }
        Files.writeString(file, ALWAYS.formatted(LOOPBACK, port));
    }
}
