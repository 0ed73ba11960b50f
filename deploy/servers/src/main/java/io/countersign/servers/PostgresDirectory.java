package io.countersign.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What EmbeddedDatabase keeps on disk: PostgreSQL's own directory, the password, and a lock. */
record PostgresDirectory(Path root, DirectoryLock lock) implements AutoCloseable {
    static PostgresDirectory open(Path root) throws IOException {
        DirectoryLock lock = DirectoryLock.take(root);
        return new PostgresDirectory(root.toRealPath(), lock);
    }

    Path data() {
        return root.resolve("data");
    }

    Path log() {
        return data().resolve("server.log");
    }

    Path passwordFile() {
        return root.resolve("password");
    }

    String password() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    /** Whether an earlier run created the database to the end. */
    boolean isCreated() {
        return Files.exists(created());
    }

    void markCreated() throws IOException {
        Files.createFile(created());
    }

    private Path created() {
        return root.resolve("created");
    }

    /** Makes the empty directory and a new password, owned by the account that PostgreSQL will run under. */
    void prepare(PostgresAccount account) throws IOException {
        account.own(root);
        TemporaryDirectory.delete(data());
        Files.createDirectory(
                data(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        account.own(data());
        Files.deleteIfExists(passwordFile());
        Files.createFile(
                passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile(), newPassword());
        account.own(passwordFile());
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static String newPassword() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
