package io.countersign.cli.sources;

import io.countersign.cli.CommandException;
import io.countersign.cli.Surroundings;
import io.countersign.cli.argument.KeyArgument;
import io.countersign.cli.argument.LengthArgument;
import io.countersign.schema.key.PublicKey;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replaces the key of a source. */
@Command(
        name = "rotate",
        description = "Gives a source a new key; those it has count on for a while.",
        mixinStandardHelpOptions = true)
final class RotateCommand implements Runnable {
    @Option(names = "--name", required = true, description = "what the source is called")
    private String name = "";

    @Option(
            names = "--public-key",
            required = true,
            paramLabel = "KEY",
            converter = KeyArgument.class,
            description = "the new key, 52 characters or 64 hexadecimal digits")
    @SuppressWarnings("NullAway.Init")
    private PublicKey publicKey;

    @Option(
            names = "--overlap",
            paramLabel = "TIME",
            converter = LengthArgument.class,
            description = "how long the keys it has count on, like 12h (default: 7d)")
    private Duration overlap = Duration.ofDays(7);

    @Mixin
    private final RegistryAccess registry;

    RotateCommand(Surroundings surroundings) {
        this.registry = new RegistryAccess(surroundings);
    }

    @Override
    public void run() {
        if (overlap.isNegative()) {
            throw CommandException.usage("--overlap must not be negative");
        }
        registry.show(registry.with(sources -> sources.rotate(name, publicKey, overlap)));
    }
}
