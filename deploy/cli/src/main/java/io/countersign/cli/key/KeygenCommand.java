package io.countersign.cli.key;

import io.countersign.cli.CommandException;
import io.countersign.cli.output.OutputOption;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.Mnemonic;
import io.countersign.schema.key.PrivateKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a key, at random or again from a seed or its words. */
@Command(name = "keygen", description = "Makes an Ed25519 key pair.", mixinStandardHelpOptions = true)
public final class KeygenCommand implements Callable<Integer> {
    private static final int MNEMONIC_BYTES = 16;

    @ArgGroup
    private Origin origin = new Origin();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "writes the private key to a new file that only you may read, and does not print it")
    private @Nullable Path out;

    @Mixin
    private final OutputOption output = new OutputOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private static final class Origin {
        @Option(
                names = "--seed",
                paramLabel = "HEX",
                description = "makes the key of 1 to 32 bytes, filled up with zeros")
        private @Nullable String seed;

        @Option(
                names = "--mnemonic",
                arity = "0..1",
                fallbackValue = "",
                paramLabel = "\"WORDS\"",
                description = "makes the key of 12 words; without them, a new key that 12 words can hold")
        private @Nullable String mnemonic;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, Object> shown = new LinkedHashMap<>();
        PrivateKey key = origin.seed == null && origin.mnemonic == null
                ? PrivateKey.generate(new SecureRandom())
                : fromSeed(seed(), shown);
        shown.put("public_key", key.publicKey().encoded());
        shown.put("public_key_hex", key.publicKey().raw().toHex());
        if (out == null) {
            shown.put("private_key", key.hex());
        } else {
            KeyFile.write(out, key);
            shown.remove("mnemonic");
            shown.put("private_key_file", out.toString());
        }
        output.print(spec.commandLine().getOut(), shown);
        return 0;
    }

    private static PrivateKey fromSeed(Bytes seed, Map<String, Object> shown) {
        if (seed.length() == MNEMONIC_BYTES) {
            shown.put("mnemonic", Mnemonic.words(seed));
        }
        return PrivateKey.fromSeed(seed);
    }

    private Bytes seed() {
        try {
            if (origin.seed != null) {
                return requireLength(Bytes.hex(origin.seed));
            }
            String words = String.valueOf(origin.mnemonic);
            return words.isBlank() ? random() : Mnemonic.entropy(words);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(
                    origin.seed != null
                            ? "--seed takes 1 to 32 bytes as hexadecimal digits"
                            : "--mnemonic: " + e.getMessage());
        }
    }

    private static Bytes requireLength(Bytes seed) {
        if (seed.length() < 1 || seed.length() > PrivateKey.LENGTH) {
            throw new IllegalArgumentException("1 to 32 bytes");
        }
        return seed;
    }

    private static Bytes random() {
        byte[] entropy = new byte[MNEMONIC_BYTES];
        new SecureRandom().nextBytes(entropy);
        return Bytes.wrap(entropy);
    }
}
