package io.countersign.consumer.console;

import io.countersign.consumer.ledger.LedgerSummaries;
import io.countersign.consumer.sources.RegisteredSource;
import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.consumer.sources.SourceRegistry;
import io.countersign.schema.key.PublicKey;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lists sources, and revokes them. */
final class SourceCalls {
    private static final Logger LOG = LoggerFactory.getLogger(SourceCalls.class);
    private static final int NEWEST_RECORDS = 10_000;

    private final SourceRegistry registry;
    private final LedgerSummaries ledger;
    private final Turnstile database;

    SourceCalls(Jdbi jdbi, Turnstile database) {
        this.registry = new SourceRegistry(jdbi);
        this.ledger = new LedgerSummaries(jdbi);
        this.database = database;
    }

    /** All sources, with when they were last seen as far as the newest records tell. */
    JsonNode list(Context context) {
        List<RegisteredSource> sources = database.ask(registry::list);
        Map<String, Instant> lastSeen = database.ask(() -> ledger.lastSeen(NEWEST_RECORDS));
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("newest_records", NEWEST_RECORDS);
        ArrayNode all = json.putArray("sources");
        for (RegisteredSource source : sources) {
            all.add(json(source, lastSeen.get(source.definition().name())));
        }
        return json;
    }

    private static ObjectNode json(RegisteredSource source, @Nullable Instant lastSeen) {
        SourceDefinition definition = source.definition();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", definition.name())
                .put("account", definition.account())
                .put("active", source.isActive())
                .put("last_seen", text(lastSeen))
                .put("freshness", definition.freshnessRequired() ? "required" : "optional")
                .put("created_at", source.createdAt().toString());
        ArrayNode types = json.putArray("types");
        definition.types().stream().sorted().forEach(types::add);
        ArrayNode keys = json.putArray("keys");
        source.keys().forEach(key -> keys.add(json(key)));
        return json;
    }

    private static ObjectNode json(RegisteredSource.Key key) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("public_key", key.publicKey().encoded())
                .put("revoked", key.revoked())
                .put("valid_from", text(key.validFrom()))
                .put("valid_until", text(key.validUntil()))
                .put("revoked_at", text(key.revokedAt()));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    /** Revokes a source with all its keys, or one of them. */
    JsonNode revoke(Context context) {
        JsonNode asked = new Parameters(context).body();
        String name = asked.path("name").asString("");
        String key = asked.path("public_key").asString("");
        RegisteredSource revoked =
                database.ask(() -> key.isEmpty() ? registry.revoke(name) : registry.revoke(name, publicKey(key)));
        LOG.info(
                "{} of source {} revoked from the console",
                key.isEmpty() ? "all keys" : "one key",
                revoked.definition().name());
        return json(revoked, null);
    }

    private static PublicKey publicKey(String text) {
        try {
            return PublicKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw Parameters.bad("public_key has 52 characters or 64 hexadecimal digits");
        }
    }
}
