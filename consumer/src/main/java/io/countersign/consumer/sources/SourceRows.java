package io.countersign.consumer.sources;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.key.PublicKey;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads sources from the database, a row a key. */
final class SourceRows {
    static final String SELECT = """
            SELECT s.id, s.name, s.account_id, a.name AS account, s.types, s.serializations, s.freshness,
                   s.max_age_seconds, s.unknown_members, s.created_at,
                   k.public_key, k.status, k.valid_from, k.valid_until, k.revoked_at
            FROM sources s
            JOIN accounts a ON a.id = s.account_id
            LEFT JOIN source_keys k ON k.source_id = s.id
            ORDER BY s.name, k.created_at, k.public_key
            """;

    private SourceRows() {}

    static List<RegisteredSource> list(Handle handle) {
        Map<String, RegisteredSource> sources = new LinkedHashMap<>();
        handle.createQuery(SELECT)
                .map((row, context) -> {
                    RegisteredSource before = sources.get(row.getString("name"));
                    sources.put(row.getString("name"), withKey(before, row));
                    return row;
                })
                .list();
        return List.copyOf(sources.values());
    }

    private static RegisteredSource withKey(@Nullable RegisteredSource before, ResultSet row) throws SQLException {
        List<RegisteredSource.Key> keys = new ArrayList<>(before == null ? List.of() : before.keys());
        byte[] raw = row.getBytes("public_key");
        if (raw != null) {
            keys.add(key(row, new PublicKey(Bytes.wrap(raw))));
        }
        List<SourceDefinition.Key> active = keys.stream()
                .filter(key -> !key.revoked())
                .map(key -> new SourceDefinition.Key(key.publicKey(), key.validFrom(), key.validUntil()))
                .toList();
        Instant created = row.getObject("created_at", OffsetDateTime.class).toInstant();
        return new RegisteredSource(definition(row, active), created, List.copyOf(keys));
    }

    static RegisteredSource.Key key(ResultSet row, PublicKey key) throws SQLException {
        return new RegisteredSource.Key(
                key,
                row.getString("status").equals("revoked"),
                instant(row, "valid_from"),
                instant(row, "valid_until"),
                instant(row, "revoked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static SourceDefinition definition(ResultSet row, List<SourceDefinition.Key> keys) throws SQLException {
        Set<Serialization> serializations = EnumSet.noneOf(Serialization.class);
        texts(row, "serializations")
                .forEach(text -> serializations.add(Serialization.valueOf(text.toUpperCase(Locale.ROOT))));
        return new SourceDefinition(
                row.getString("name"),
                row.getString("account"),
                keys,
                new TreeSet<>(texts(row, "types")),
                serializations,
                row.getString("freshness").equals("required"),
                Duration.ofSeconds(row.getLong("max_age_seconds")),
                row.getString("unknown_members").equals("ignore"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}
