package io.countersign.cli.sources;

import io.countersign.cli.argument.TimeArgument;
import io.countersign.cli.settings.Durations;
import io.countersign.cli.yaml.YamlNode;
import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.key.PublicKey;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One source of the file. */
final class SourceNode {
    private static final String[] MEMBERS = {
        "name", "account", "public_key", "keys", "types", "serializations", "freshness", "max_age", "unknown_members"
    };

    private SourceNode() {}

    /** The source; null, with a complaint, where it is none. */
    static @Nullable SourceDefinition read(YamlNode node) {
        SourceDraft draft = new SourceDraft();
        node.allow(MEMBERS);
        node.required("name");
        node.required("account");
        node.read("name", Function.identity(), name -> draft.name = name);
        node.read("account", Function.identity(), account -> draft.account = account);
        keys(node, draft);
        for (YamlNode type : node.member("types").items()) {
            type.read(Function.identity(), draft.types::add);
        }
        if (node.has("serializations")) {
            draft.serializations = serializations(node.member("serializations"));
        }
        node.read(
                "freshness", text -> Choice.isFirst(text, "required", "optional"), is -> draft.freshnessRequired = is);
        node.read("max_age", Durations::parse, age -> draft.maxAge = age);
        node.read(
                "unknown_members",
                text -> Choice.isFirst(text, "ignore", "refuse"),
                ignored -> draft.ignoresUnknownMembers = ignored);
        return definition(node, draft);
    }

    private static void keys(YamlNode node, SourceDraft draft) {
        if (node.has("public_key") == node.has("keys")) {
            node.problem("either public_key or keys is required");
        }
        node.read("public_key", PublicKey::parse, key -> draft.keys.add(new SourceDefinition.Key(key, null, null)));
        for (YamlNode item : node.member("keys").items()) {
            key(item, draft);
        }
    }

    private static void key(YamlNode node, SourceDraft draft) {
        Validity validity = new Validity();
        node.allow("public_key", "valid_from", "valid_until");
        node.required("public_key");
        node.read("valid_from", TimeArgument::parse, time -> validity.from = time);
        node.read("valid_until", TimeArgument::parse, time -> validity.until = time);
        node.read(
                "public_key",
                PublicKey::parse,
                key -> draft.keys.add(new SourceDefinition.Key(key, validity.from, validity.until)));
    }

    private static final class Validity {
        private @Nullable Instant from;
        private @Nullable Instant until;
    }

    private static Set<Serialization> serializations(YamlNode list) {
        Set<Serialization> serializations = EnumSet.noneOf(Serialization.class);
        list.items().forEach(item -> item.read(Serialization::parse, serializations::add));
        return serializations;
    }

    private static @Nullable SourceDefinition definition(YamlNode node, SourceDraft draft) {
        if (node.hasProblems()) {
            return null;
        }
        try {
            return draft.definition();
        } catch (IllegalArgumentException e) {
            node.problem(String.valueOf(e.getMessage()));
            return null;
        }
    }
}
