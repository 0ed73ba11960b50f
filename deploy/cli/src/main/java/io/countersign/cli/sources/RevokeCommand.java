package io.countersign.cli.sources;

import io.countersign.cli.Surroundings;
import io.countersign.cli.argument.KeyArgument;
import io.countersign.schema.key.PublicKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends the trust in a source, or in one of its keys, for good. */
@Command(
        name = "revoke",
        description = "Revokes a source with all of its keys, or one key; a revoked key stays revoked.",
        mixinStandardHelpOptions = true)
final class RevokeCommand implements Runnable {
    @Option(names = "--name", required = true, description = "what the source is called")
    private String name = "";

    @Option(
            names = "--public-key",
            paramLabel = "KEY",
            converter = KeyArgument.class,
            description = "the one key to revoke (default: all)")
    private @Nullable PublicKey publicKey;

    @Mixin
    private final RegistryAccess registry;

    RevokeCommand(Surroundings surroundings) {
        this.registry = new RegistryAccess(surroundings);
    }

    @Override
    public void run() {
        PublicKey key = publicKey;
        registry.show(registry.with(sources -> key == null ? sources.revoke(name) : sources.revoke(name, key)));
    }
}
