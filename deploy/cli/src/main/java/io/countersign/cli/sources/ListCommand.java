package io.countersign.cli.sources;

import io.countersign.cli.Surroundings;
import io.countersign.consumer.sources.SourceRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists all sources. */
@Command(name = "list", description = "Lists all sources by name.", mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {
    @Mixin
    private final RegistryAccess registry;

    ListCommand(Surroundings surroundings) {
        this.registry = new RegistryAccess(surroundings);
    }

    @Override
    public void run() {
        registry.list(registry.with(SourceRegistry::list));
    }
}
