package io.countersign.consumer.sources;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PublicKey;
import io.countersign.schema.key.VerifyingKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;

/** Reads the keys of all sources, prepared for verifying; a key is prepared once, however often it is read. */
public final class SourceKeys {
    private final Jdbi jdbi;
    private final Map<PublicKey, Optional<VerifyingKey>> prepared = new ConcurrentHashMap<>();

    /** Reads from the database. */
    public SourceKeys(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** All keys as they are registered now; those that are revoked or not valid are among them. */
    public Map<PublicKey, SourceKey> read() {
        Map<PublicKey, SourceKey> keys = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(SourceRows.SELECT)
                .map((row, context) -> {
                    add(keys, row);
                    return row;
                })
                .list());
        return Map.copyOf(keys);
    }

    private void add(Map<PublicKey, SourceKey> keys, ResultSet row) throws SQLException {
        byte[] raw = row.getBytes("public_key");
        if (raw == null) {
            return;
        }
        PublicKey key = new PublicKey(Bytes.wrap(raw));
        Optional<VerifyingKey> usable = prepared.computeIfAbsent(key, VerifyingKey::of);
        if (usable.isPresent()) {
            RegisteredSource.Key state = SourceRows.key(row, key);
            keys.put(
                    key,
                    new SourceKey(usable.get(), source(row), state.revoked(), state.validFrom(), state.validUntil()));
        }
    }

    private static Source source(ResultSet row) throws SQLException {
        SourceDefinition definition = SourceRows.definition(row, List.of());
        return new Source(
                row.getInt("id"),
                definition.name(),
                row.getInt("account_id"),
                definition.types(),
                definition.serializations(),
                definition.freshnessRequired(),
                definition.maxAge(),
                definition.ignoresUnknownMembers());
    }
}
