package io.countersign.consumer.store;

import io.countersign.consumer.domain.ImportKey;
import io.countersign.consumer.domain.Released;
import io.countersign.consumer.domain.World;
import io.countersign.schema.bytes.Bytes;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Import_ids that records gave up, kept as digests; {@link StatementLoader} has it loaded. */
final class ReleasedTable implements FlushedTable {
    private record Entry(ImportKey name, long number, Instant time) {
        static final Comparator<Entry> ORDER = Comparator.comparingInt((Entry e) -> e.name.account())
                .thenComparing(e -> e.name.kind().text())
                .thenComparing(e -> NameDigest.of(e.name).toHex())
                .thenComparingLong(Entry::number);
    }

    static void load(Handle handle, World world, Collection<ImportKey> names) {
        if (names.isEmpty()) {
            return;
        }
        Map<Bytes, ImportKey> byDigest = new HashMap<>();
        names.forEach(name -> byDigest.put(NameDigest.of(name), name));
        Map<ImportKey, Released> found = new HashMap<>();
        Loading.each(keys(names).query(handle, "load-released-names"), row -> {
            ImportKey name = name(byDigest, row.getBytes(1));
            found.put(name, found.getOrDefault(name, Released.never()).by(row.getLong(2), Times.orMin(row, 3)));
        });
        if (found.isEmpty()) {
            return;
        }
        Map<ImportKey, Map<Integer, Instant>> statements = new HashMap<>();
        Loading.each(
                keys(found.keySet()).query(handle, "load-released-statements"),
                row -> statements
                        .computeIfAbsent(name(byDigest, row.getBytes(1)), name -> new HashMap<>())
                        .put(row.getInt(2), Times.orMin(row, 3)));
        found.forEach(
                (name, released) -> world.released.load(name, released.with(statements.getOrDefault(name, Map.of()))));
    }

    private static ImportKey name(Map<Bytes, ImportKey> byDigest, byte[] digest) {
        ImportKey name = byDigest.get(Bytes.wrap(digest));
        if (name == null) {
            throw new IllegalStateException("a name was found that nobody asked for");
        }
        return name;
    }

    private static Columns<ImportKey> keys(Collection<ImportKey> names) {
        return Columns.of(names)
                .ints("accounts", ImportKey::account)
                .texts("kinds", name -> name.kind().text())
                .bytes("names", NameDigest::of);
    }

    @Override
    public void flush(Handle handle, World world) {
        List<Row<ImportKey, Released>> rows = Row.after(world.released.changes(), Comparator.comparing(ImportKey::key));
        Stream<Entry> holders = rows.stream()
                .flatMap(row -> row.value().holders().entrySet().stream()
                        .map(holder -> new Entry(row.key(), holder.getKey(), holder.getValue())));
        columns(holders, "subject_id").update(handle, "upsert-released-names");
        Stream<Entry> statements = rows.stream()
                .flatMap(row -> row.value().statements().entrySet().stream()
                        .map(statement -> new Entry(row.key(), statement.getKey(), statement.getValue())));
        columns(statements, "source_id").update(handle, "upsert-released-statements");
    }

    private static Columns<Entry> columns(Stream<Entry> entries, String number) {
        return Columns.of(entries.sorted(Entry.ORDER).toList())
                .ints("account_id", e -> e.name().account())
                .texts("kind", e -> e.name().kind().text())
                .bytes("name", e -> NameDigest.of(e.name()))
                .longs(number, Entry::number)
                .times("issued_at", e -> Times.orNull(e.time()));
    }
}
