package io.countersign.chaos.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("servers")
class PostgresTest {
    @Test
    void whatHurriesTheServicesStatementsDoesNotHurryOurs(@TempDir Path directory) throws Exception {
        // Where this test is root, PostgreSQL may run as nobody.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        try (Postgres postgres = new Postgres(directory)) {
            postgres.jdbi()
                    .useHandle(handle -> handle.execute("ALTER ROLE CURRENT_USER SET statement_timeout = '4ms'"));
            postgres.restart();
            int length = postgres.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT length(pg_sleep(0.1)::text)")
                            .mapTo(Integer.class)
                            .one());
            assertThat(length).isZero();
        }
    }
}
