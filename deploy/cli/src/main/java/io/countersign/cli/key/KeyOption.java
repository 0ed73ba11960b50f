package io.countersign.cli.key;

import io.countersign.cli.CommandException;
import io.countersign.schema.key.PrivateKey;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a private key; to be used as a group of which one is given. */
public final class KeyOption {
    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "file with the private key, as keygen --out writes it")
    private @Nullable Path file;

    @Option(
            names = "--key",
            paramLabel = "HEX",
            description = "the private key itself; others on this machine can see it while the command runs")
    private @Nullable String hex;

    /** The key that was named. */
    public PrivateKey read() throws IOException {
        if (file != null) {
            return KeyFile.read(file);
        }
        try {
            return PrivateKey.fromHex(String.valueOf(hex));
        } catch (IllegalArgumentException e) {
            throw CommandException.usage("--key takes 64 hexadecimal digits");
        }
    }
}
