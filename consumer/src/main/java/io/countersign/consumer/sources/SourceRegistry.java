package io.countersign.consumer.sources;

import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.key.PublicKey;
import io.countersign.schema.key.VerifyingKey;
import io.countersign.schema.message.MessageTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The registered sources, as operators administer them. */
public final class SourceRegistry {
    private static final String ADD_ACCOUNT = "INSERT INTO accounts (name) VALUES (:name) ON CONFLICT DO NOTHING";
    private static final String UPSERT = """
            INSERT INTO sources (account_id, name, types, serializations, freshness, max_age_seconds, unknown_members)
            SELECT id, :name, :types, :serializations, :freshness, :max_age, :unknown FROM accounts WHERE name = :account
            ON CONFLICT (name) DO UPDATE
            SET types = excluded.types, serializations = excluded.serializations, freshness = excluded.freshness,
                max_age_seconds = excluded.max_age_seconds, unknown_members = excluded.unknown_members
            WHERE sources.account_id = excluded.account_id
            """;
    private static final String ADD_KEY = """
            INSERT INTO source_keys (public_key, source_id, valid_from, valid_until)
            SELECT :key, id, :from, :until FROM sources WHERE name = :name
            """;
    private static final String CHANGE_KEY =
            "UPDATE source_keys SET valid_from = :from, valid_until = :until WHERE public_key = :key";
    private static final String REVOKE =
            "UPDATE source_keys SET status = 'revoked', revoked_at = now() WHERE public_key = :key AND status = 'active'";
    private static final String END = """
            UPDATE source_keys SET valid_until = :until
            WHERE source_id = (SELECT id FROM sources WHERE name = :name) AND status = 'active' AND public_key <> :key
              AND (valid_until IS NULL OR valid_until > :until)
            """;

    private final Jdbi jdbi;

    /** Administers the sources of a database. */
    public SourceRegistry(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** All sources, by name. */
    public List<RegisteredSource> list() {
        return jdbi.withHandle(SourceRows::list);
    }

    /** The source of the name. */
    public Optional<RegisteredSource> find(String name) {
        return list().stream()
                .filter(source -> source.definition().name().equals(name))
                .findFirst();
    }

    /** Registers a new source; throws {@link SourceException} where its name or key is taken. */
    public RegisteredSource add(SourceDefinition definition) {
        return jdbi.inTransaction(handle -> {
            if (find(handle, definition.name()) != null) {
                throw new SourceException("a source named " + definition.name()
                        + " exists already; change it with 'sources apply', or its key with 'sources rotate'");
            }
            write(handle, definition);
            return get(handle, definition.name());
        });
    }

    /**
     * Makes the sources what the definitions say: missing ones are added, others changed, keys that are not listed are
     * revoked. Sources that are not among the definitions stay as they are. Throws {@link SourceException} where a key
     * belongs to another source or a source to another account; nothing is changed then.
     */
    public void apply(Collection<SourceDefinition> definitions) {
        jdbi.useTransaction(handle -> {
            for (SourceDefinition definition : definitions) {
                write(handle, definition);
                revokeUnlisted(handle, definition);
            }
        });
    }

    private static void revokeUnlisted(Handle handle, SourceDefinition definition) {
        Set<PublicKey> listed = new HashSet<>();
        definition.keys().forEach(key -> listed.add(key.publicKey()));
        get(handle, definition.name()).keys().stream()
                .map(RegisteredSource.Key::publicKey)
                .filter(key -> !listed.contains(key))
                .forEach(key -> revoke(handle, key));
    }

    /** Revokes every key of a source; throws {@link SourceException} where there is no such source. */
    public RegisteredSource revoke(String name) {
        return jdbi.inTransaction(handle -> {
            get(handle, name).keys().forEach(key -> revoke(handle, key.publicKey()));
            return get(handle, name);
        });
    }

    /** Revokes one key of a source; throws {@link SourceException} where it has no such key. */
    public RegisteredSource revoke(String name, PublicKey key) {
        return jdbi.inTransaction(handle -> {
            if (get(handle, name).keys().stream().noneMatch(k -> k.publicKey().equals(key))) {
                throw new SourceException("the source " + name + " has no such key");
            }
            revoke(handle, key);
            return get(handle, name);
        });
    }

    /** Adds a key to a source; the keys it has end after the overlap, counted from now. */
    public RegisteredSource rotate(String name, PublicKey key, Duration overlap) {
        return jdbi.inTransaction(handle -> {
            get(handle, name);
            addKey(handle, name, new SourceDefinition.Key(key, null, null));
            handle.createUpdate(END)
                    .bind("name", name)
                    .bind("key", key.raw().toArray())
                    .bind("until", Instant.now().plus(overlap))
                    .execute();
            return get(handle, name);
        });
    }

    private static void revoke(Handle handle, PublicKey key) {
        handle.createUpdate(REVOKE).bind("key", key.raw().toArray()).execute();
    }

    private static void write(Handle handle, SourceDefinition definition) {
        check(definition);
        handle.createUpdate(ADD_ACCOUNT).bind("name", definition.account()).execute();
        int written = handle.createUpdate(UPSERT)
                .bind("name", definition.name())
                .bind("account", definition.account())
                .bindArray("types", String.class, types(definition))
                .bindArray("serializations", String.class, texts(definition.serializations()))
                .bind("freshness", definition.freshnessRequired() ? "required" : "optional")
                .bind("max_age", definition.maxAge().toSeconds())
                .bind("unknown", definition.ignoresUnknownMembers() ? "ignore" : "refuse")
                .execute();
        if (written == 0) {
            throw new SourceException(
                    "the source " + definition.name() + " writes to another account; that cannot change");
        }
        definition.keys().forEach(key -> addKey(handle, definition.name(), key));
    }

    private static @Nullable List<String> types(SourceDefinition definition) {
        return definition.types().isEmpty() ? null : List.copyOf(definition.types());
    }

    private static List<String> texts(Set<Serialization> serializations) {
        return serializations.stream().map(Serialization::text).toList();
    }

    private static void check(SourceDefinition definition) {
        for (String type : definition.types()) {
            if (MessageTypes.named(type).isEmpty()) {
                throw new SourceException("there is no message type " + type + "; there are: " + MessageTypes.names());
            }
        }
    }

    private static void addKey(Handle handle, String name, SourceDefinition.Key key) {
        if (VerifyingKey.of(key.publicKey()).isEmpty()) {
            throw new SourceException(
                    key.publicKey() + " is not a usable Ed25519 key: it is no point of the curve, or one of low order");
        }
        RegisteredSource holder = holder(handle, key.publicKey());
        if (holder == null) {
            bound(handle, ADD_KEY, key).bind("name", name).execute();
        } else if (holder.definition().name().equals(name)) {
            refuseRevoked(holder, key.publicKey());
            bound(handle, CHANGE_KEY, key).execute();
        } else {
            throw new SourceException("the key " + key.publicKey() + " belongs to the source "
                    + holder.definition().name());
        }
    }

    private static void refuseRevoked(RegisteredSource holder, PublicKey key) {
        if (holder.keys().stream().anyMatch(k -> k.publicKey().equals(key) && k.revoked())) {
            throw new SourceException("the key " + key + " was revoked, which is for good; rotate to a new one");
        }
    }

    private static Update bound(Handle handle, String sql, SourceDefinition.Key key) {
        return handle.createUpdate(sql)
                .bind("key", key.publicKey().raw().toArray())
                .bind("from", key.validFrom())
                .bind("until", key.validUntil());
    }

    private static @Nullable RegisteredSource holder(Handle handle, PublicKey key) {
        return SourceRows.list(handle).stream()
                .filter(source ->
                        source.keys().stream().anyMatch(k -> k.publicKey().equals(key)))
                .findFirst()
                .orElse(null);
    }

    private static RegisteredSource get(Handle handle, String name) {
        RegisteredSource found = find(handle, name);
        if (found == null) {
            throw new SourceException("there is no source named " + name);
        }
        return found;
    }

    private static @Nullable RegisteredSource find(Handle handle, String name) {
        return SourceRows.list(handle).stream()
                .filter(source -> source.definition().name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
