package io.countersign.cli.sources;

import io.countersign.cli.CommandException;
import io.countersign.cli.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows one source. */
@Command(
        name = "show",
        description = "Shows one source with all keys that it ever had.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Runnable {
    @Option(names = "--name", required = true, description = "what the source is called")
    private String name = "";

    @Mixin
    private final RegistryAccess registry;

    ShowCommand(Surroundings surroundings) {
        this.registry = new RegistryAccess(surroundings);
    }

    @Override
    public void run() {
        registry.show(registry.with(sources -> sources.find(name))
                .orElseThrow(() -> CommandException.refused("there is no source named " + name)));
    }
}
