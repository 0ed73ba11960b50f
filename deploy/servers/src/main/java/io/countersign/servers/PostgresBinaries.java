package io.countersign.servers;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once per machine and user from the archive on the class path. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** The directory that holds {@code bin/} and {@code lib/}. */
    static Path unpacked() throws IOException {
        byte[] archive = archive();
        Path cache = cache();
        Path home = cache.resolve("postgresql-" + sha256(archive));
        if (!Files.isDirectory(home)) {
            unpackInto(cache, home, archive);
        }
        return home;
    }

    private static byte[] archive() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : System.getProperty("os.name");
        String machine = System.getProperty("os.arch");
        try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system, machine.equals("amd64") ? "x86_64" : machine)) {
            return in.readAllBytes();
        }
    }

    // Anyone may write to the temporary directory: what another user put there must not be run.
    private static Path cache() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path cache = Files.createDirectories(temporary.resolve("countersign-" + System.getProperty("user.name")));
        Path mine = Files.createTempFile(temporary, "countersign-", ".owner");
        boolean same = Files.getOwner(mine).equals(Files.getOwner(cache, LinkOption.NOFOLLOW_LINKS));
        Files.delete(mine);
        if (!same) {
            throw new IOException(cache + " belongs to another user");
        }
        return cache;
    }

    // Two JVMs may unpack at once; whoever renames first wins and nobody ever sees a half-filled directory.
    private static void unpackInto(Path cache, Path home, byte[] archive) throws IOException {
        Path unfinished = Files.createTempDirectory(cache, "unpacking-");
        try {
            unpack(archive, unfinished);
            unfinished.toFile().setReadable(true, false);
            unfinished.toFile().setExecutable(true, false);
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException alreadyThere) {
            TemporaryDirectory.delete(unfinished);
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, target);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        String name = entry.getName();
        Path file = target.resolve(name);
        Files.createDirectories(target.resolve(name.substring(0, name.lastIndexOf('/') + 1)));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, file);
            file.toFile().setExecutable(name.startsWith("bin/"), false);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
