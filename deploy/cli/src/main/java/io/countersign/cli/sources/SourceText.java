package io.countersign.cli.sources;

import io.countersign.cli.output.Format;
import io.countersign.cli.output.Table;
import io.countersign.consumer.sources.RegisteredSource;
import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.schema.envelope.Serialization;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Sources as they are printed. */
final class SourceText {
    private SourceText() {}

    static Table table(List<RegisteredSource> sources) {
        Table table = new Table(
                "name",
                "account",
                "status",
                "keys",
                "types",
                "serializations",
                "freshness",
                "max_age",
                "unknown_members");
        for (RegisteredSource source : sources) {
            SourceDefinition definition = source.definition();
            table.row(
                    definition.name(),
                    definition.account(),
                    status(source.isActive()),
                    definition.keys().size(),
                    list(types(definition)),
                    list(serializations(definition)),
                    freshness(definition),
                    length(definition.maxAge()),
                    unknownMembers(definition));
        }
        return table;
    }

    static Map<String, Object> members(RegisteredSource source, Format format) {
        SourceDefinition definition = source.definition();
        boolean json = format == Format.JSON;
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", definition.name());
        members.put("account", definition.account());
        members.put("status", status(source.isActive()));
        members.put("types", json ? types(definition) : list(types(definition)));
        members.put("serializations", json ? serializations(definition) : list(serializations(definition)));
        members.put("freshness", freshness(definition));
        members.put("max_age", length(definition.maxAge()));
        members.put("unknown_members", unknownMembers(definition));
        members.put("created_at", source.createdAt().toString());
        if (json) {
            members.put("keys", source.keys().stream().map(SourceText::key).toList());
        } else {
            int number = 1;
            for (RegisteredSource.Key key : source.keys()) {
                members.put("key_" + number++, line(key));
            }
        }
        return members;
    }

    private static String line(RegisteredSource.Key key) {
        Map<String, String> members = key(key);
        String encoded = String.valueOf(members.remove("public_key"));
        String state = String.valueOf(members.remove("status"));
        StringBuilder line = new StringBuilder(encoded).append(' ').append(state);
        members.forEach((name, time) ->
                line.append(", ").append(name.replace('_', ' ')).append(' ').append(time));
        return line.toString();
    }

    private static Map<String, String> key(RegisteredSource.Key key) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("public_key", key.publicKey().encoded());
        members.put("status", status(!key.revoked()));
        if (key.validFrom() != null) {
            members.put("valid_from", key.validFrom().toString());
        }
        if (key.validUntil() != null) {
            members.put("valid_until", key.validUntil().toString());
        }
        if (key.revokedAt() != null) {
            members.put("revoked_at", key.revokedAt().toString());
        }
        return members;
    }

    private static String status(boolean active) {
        return active ? "active" : "revoked";
    }

    /** None are named where all are allowed. */
    private static List<String> types(SourceDefinition definition) {
        return List.copyOf(new TreeSet<>(definition.types()));
    }

    private static List<String> serializations(SourceDefinition definition) {
        return definition.serializations().stream()
                .sorted()
                .map(Serialization::text)
                .toList();
    }

    private static String list(List<String> texts) {
        return texts.isEmpty() ? "all" : String.join(",", texts);
    }

    private static String freshness(SourceDefinition definition) {
        return definition.freshnessRequired() ? "required" : "optional";
    }

    private static String unknownMembers(SourceDefinition definition) {
        return definition.ignoresUnknownMembers() ? "ignore" : "refuse";
    }

    private static String length(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
