package io.countersign.cli.key;

import io.countersign.cli.CommandException;
import io.countersign.schema.key.PrivateKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A private key as a file: 64 hexadecimal digits and a line end, readable by its owner only. */
public final class KeyFile {
    private KeyFile() {}

    /** Writes a new file; throws {@link java.nio.file.FileAlreadyExistsException} rather than overwrite one. */
    public static void write(Path file, PrivateKey key) throws IOException {
        Set<StandardOpenOption> anew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SeekableByteChannel channel = Files.newByteChannel(file, anew, ownerOnly())) {
            channel.write(ByteBuffer.wrap((key.hex() + "\n").getBytes(StandardCharsets.US_ASCII)));
        }
    }

    /** Reads such a file. */
    public static PrivateKey read(Path file) throws IOException {
        try {
            return PrivateKey.fromHex(
                    Files.readString(file, StandardCharsets.ISO_8859_1).strip());
        } catch (IllegalArgumentException e) {
            throw CommandException.refused(file + " holds no private key of 64 hexadecimal digits");
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
