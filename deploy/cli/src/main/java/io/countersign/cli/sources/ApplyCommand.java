package io.countersign.cli.sources;

import io.countersign.cli.Surroundings;
import io.countersign.consumer.sources.RegisteredSource;
import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.consumer.sources.SourceRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the registered sources what a file says. */
@Command(
        name = "apply",
        description = {
            "Makes sources what a YAML file says: adds those that are missing, changes the others, and revokes keys that"
                    + " a source has and the file does not list. Sources that the file does not name stay as they are."
                    + " Either everything in the file is done or nothing.",
            "",
            "sources:",
            "  - name: crm                      # required",
            "    account: acme                  # required; made where it does not exist",
            "    public_key: yy5g76ch3mm7f4...  # 52 characters or 64 hexadecimal digits; or several:",
            "    keys:",
            "      - public_key: yy5g76ch3mm7f4...",
            "        valid_from: 2026-01-01T00:00:00Z    # default: always",
            "        valid_until: 2027-01-01T00:00:00Z   # default: never",
            "    types: [people:upsert]         # default: all",
            "    serializations: [raw, jcs]     # default: both",
            "    freshness: required            # or optional, the default",
            "    max_age: 7d                    # the default; counts where freshness is required",
            "    unknown_members: ignore        # or refuse, the default"
        },
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Runnable {
    @Option(names = "-f", required = true, paramLabel = "FILE", description = "the YAML file")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Mixin
    private final RegistryAccess registry;

    ApplyCommand(Surroundings surroundings) {
        this.registry = new RegistryAccess(surroundings);
    }

    @Override
    public void run() {
        List<SourceDefinition> definitions = SourcesFile.read(file);
        registry.list(registry.with(sources -> apply(sources, definitions)));
    }

    private static List<RegisteredSource> apply(SourceRegistry sources, List<SourceDefinition> definitions) {
        sources.apply(definitions);
        Set<String> names = definitions.stream().map(SourceDefinition::name).collect(Collectors.toSet());
        return sources.list().stream()
                .filter(source -> names.contains(source.definition().name()))
                .toList();
    }
}
