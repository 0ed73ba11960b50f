package io.countersign.cli.send;

import io.countersign.cli.CommandException;
import io.countersign.schema.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of lines that only grows: each addition reaches the operating system at once, so that it survives the end of
 * this process, and the disk within seconds. Held by one process at a time. Not thread-safe.
 */
final class AppendedFile implements AutoCloseable {
    private static final long NANOS_BETWEEN_FORCES = 2_000_000_000L;

    private final FileChannel channel;
    private long forced = System.nanoTime();

    private AppendedFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens a file, made if need be; throws {@link CommandException} while another process has it. */
    static AppendedFile open(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw inUse(path);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw inUse(path);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.position(channel.size());
        return new AppendedFile(channel);
    }

    private static CommandException inUse(Path path) {
        return CommandException.refused(path + " is in use: another send is at work with this input");
    }

    boolean isEmpty() throws IOException {
        return channel.size() == 0;
    }

    /** Forgets all that comes after so many bytes. */
    void cut(long length) throws IOException {
        channel.truncate(length);
        channel.position(length);
    }

    /** Adds bytes, all or none of them. */
    void add(Bytes bytes) throws IOException {
        long start = channel.position();
        try {
            ByteBuffer rest = ByteBuffer.wrap(bytes.borrow());
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } catch (IOException e) {
            cut(start);
            throw e;
        }
        if (System.nanoTime() - forced > NANOS_BETWEEN_FORCES) {
            channel.force(false);
            forced = System.nanoTime();
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            channel.force(false);
        }
    }
}
