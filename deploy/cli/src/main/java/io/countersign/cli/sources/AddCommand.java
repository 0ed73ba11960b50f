package io.countersign.cli.sources;

import io.countersign.cli.CommandException;
import io.countersign.cli.Surroundings;
import io.countersign.cli.argument.KeyArgument;
import io.countersign.cli.argument.LengthArgument;
import io.countersign.cli.argument.TimeArgument;
import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.key.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Registers a new source. */
@Command(name = "add", description = "Registers a new source with one key.", mixinStandardHelpOptions = true)
final class AddCommand implements Runnable {
    private enum Policy {
        OPTIONAL,
        REQUIRED
    }

    private enum Unknown {
        REFUSE,
        IGNORE
    }

    @Option(names = "--name", required = true, description = "what the source is called")
    private String name = "";

    @Option(
            names = "--account",
            required = true,
            description = "the account that it writes to, made where it does not exist")
    private String account = "";

    @Option(
            names = "--public-key",
            required = true,
            paramLabel = "KEY",
            converter = KeyArgument.class,
            description = "52 characters or 64 hexadecimal digits")
    @SuppressWarnings("NullAway.Init")
    private PublicKey publicKey;

    @Option(
            names = "--types",
            split = ",",
            paramLabel = "TYPE",
            description = "the message types it may send, for example people:upsert (default: all)")
    private Set<String> types = new LinkedHashSet<>();

    @Option(
            names = "--serializations",
            split = ",",
            paramLabel = "raw|jcs",
            description = "the forms of a payload whose signature counts (default: raw,jcs)")
    private Set<Serialization> serializations = EnumSet.allOf(Serialization.class);

    @Option(
            names = "--freshness",
            paramLabel = "optional|required",
            description = "whether its messages must be dated and no older than --max-age (default: optional)")
    private Policy freshness = Policy.OPTIONAL;

    @Option(
            names = "--max-age",
            paramLabel = "TIME",
            converter = LengthArgument.class,
            description = "how old its messages may be where freshness is required (default: 7d)")
    private Duration maxAge = SourceDefinition.DEFAULT_MAX_AGE;

    @Option(
            names = "--unknown-members",
            paramLabel = "refuse|ignore",
            description = "what becomes of members that no message has (default: refuse)")
    private Unknown unknownMembers = Unknown.REFUSE;

    @Option(
            names = "--valid-from",
            paramLabel = "TIME",
            converter = TimeArgument.class,
            description = "the first moment at which the key counts, like 2026-01-31T12:00:00Z (default: always)")
    private @Nullable Instant validFrom;

    @Option(
            names = "--valid-until",
            paramLabel = "TIME",
            converter = TimeArgument.class,
            description = "the first moment at which the key no longer counts (default: never)")
    private @Nullable Instant validUntil;

    @Mixin
    private final RegistryAccess registry;

    AddCommand(Surroundings surroundings) {
        this.registry = new RegistryAccess(surroundings);
    }

    @Override
    public void run() {
        SourceDefinition definition = definition();
        registry.show(registry.with(sources -> sources.add(definition)));
    }

    private SourceDefinition definition() {
        SourceDraft draft = new SourceDraft();
        draft.name = name;
        draft.account = account;
        draft.keys.add(new SourceDefinition.Key(publicKey, validFrom, validUntil));
        draft.types = types;
        draft.serializations = serializations;
        draft.freshnessRequired = freshness == Policy.REQUIRED;
        draft.maxAge = maxAge;
        draft.ignoresUnknownMembers = unknownMembers == Unknown.IGNORE;
        try {
            return draft.definition();
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }
}
