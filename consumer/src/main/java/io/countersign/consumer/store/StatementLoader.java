package io.countersign.consumer.store;

import io.countersign.consumer.domain.Effect;
import io.countersign.consumer.domain.Folding;
import io.countersign.consumer.domain.ImportKey;
import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.Past;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.Request;
import io.countersign.consumer.domain.World;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.message.Deletion;
import io.countersign.schema.message.RecordKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/** Loads what sources said before about the subjects of a batch, as far as it decides whether something is new. */
final class StatementLoader {
    private record Stated(RecordId subject, Request request) {}

    private final Loading loading;
    private final Handle handle;
    private final World world;
    private final Folding folding;
    private final Map<ImportKey, Set<RecordId>> named = new HashMap<>();

    StatementLoader(Loading loading, Folding folding) {
        this.loading = loading;
        this.handle = loading.handle();
        this.world = loading.world();
        this.folding = folding;
    }

    /** Loads what is known of the records in the world, and of those that had their names before. */
    void load() {
        named();
        List<Request> old = loading.requests().stream().filter(this::mayBeOld).toList();
        ReleasedTable.load(handle, world, releasedNames(old));
        DeletedTable.load(handle, world, deletedRecords(old));
        newest(stated(request -> request.message().statement().issuedAt() != null));
        newestOfAll();
        said(stated(this::maySayAgain));
    }

    /** Only dated statements and deletions are held against what became of their names. */
    private boolean mayBeOld(Request request) {
        return request.message().statement().issuedAt() != null
                || request.message().body() instanceof Deletion;
    }

    private Set<ImportKey> releasedNames(List<Request> requests) {
        Set<ImportKey> names = new LinkedHashSet<>();
        for (Request request : requests) {
            RecordKey key = folding.key(request);
            Kind kind = folding.kind(request);
            String name = key == null || key.id() != null ? null : key.importId();
            if (name != null && kind != null) {
                names.add(ImportKey.of(request.account(), kind, name));
            }
        }
        return names;
    }

    private Set<RecordId> deletedRecords(List<Request> requests) {
        Set<RecordId> records = new LinkedHashSet<>();
        for (Request request : requests) {
            Past past = folding.past(world, request);
            if (past != null) {
                records.addAll(past.before());
            }
            RecordKey key = folding.key(request);
            Kind kind = folding.kind(request);
            Long id = key == null ? null : key.id();
            if (id != null && kind != null) {
                records.add(new RecordId(request.account(), kind, id));
            }
        }
        records.removeIf(record -> world.records.get(record) != null);
        return records;
    }

    private List<Stated> stated(Predicate<Request> condition) {
        List<Stated> stated = new ArrayList<>();
        for (Request request : loading.requests()) {
            if (condition.test(request)) {
                records(request).forEach(subject -> stated.add(new Stated(subject, request)));
            }
        }
        return stated;
    }

    private Set<RecordId> records(Request request) {
        Set<RecordId> records = new LinkedHashSet<>(folding.candidates(world, request));
        Past past = folding.past(world, request);
        if (past != null) {
            records.addAll(past.records());
        }
        ImportKey name = folding.name(request);
        if (name != null) {
            records.addAll(named.getOrDefault(name, Set.of()));
        }
        return records;
    }

    /** A message may give its subject the import_id by which another one of the batch means the same record. */
    private void named() {
        for (Request request : loading.requests()) {
            ImportKey name = folding.name(request);
            if (name != null) {
                named.computeIfAbsent(name, n -> new LinkedHashSet<>()).addAll(folding.candidates(world, request));
            }
        }
    }

    private void newest(List<Stated> dated) {
        if (dated.isEmpty()) {
            return;
        }
        Columns<Stated> keys = Columns.of(dated)
                .ints("accounts", s -> s.subject().account())
                .texts("kinds", s -> s.subject().kind().text())
                .longs("subjects", s -> s.subject().id())
                .ints("sources", s -> s.request().source());
        Loading.each(keys.query(handle, "load-newest"), this::newest);
    }

    /** What all sources said last of the records that may give their names up. */
    private void newestOfAll() {
        Set<RecordId> releasing = new LinkedHashSet<>(loading.touched().releasing);
        for (ImportKey name : loading.touched().releasingByImport) {
            Long id = world.imports.get(name);
            if (id != null) {
                releasing.add(new RecordId(name.account(), name.kind(), id));
            }
        }
        releasing.removeIf(record -> world.records.get(record) == null);
        if (releasing.isEmpty()) {
            return;
        }
        Columns<RecordId> keys = Columns.of(releasing)
                .ints("accounts", RecordId::account)
                .texts("kinds", record -> record.kind().text())
                .longs("subjects", RecordId::id);
        Loading.each(keys.query(handle, "load-newest-of-all"), this::newest);
    }

    private void newest(ResultSet row) throws SQLException {
        RecordId subject = new RecordId(row.getInt(1), Kind.of(row.getString(2)), row.getLong(3));
        world.loadNewest(
                new World.Voice(subject, row.getInt(4)),
                row.getObject(5, OffsetDateTime.class).toInstant());
    }

    private boolean maySayAgain(Request request) {
        Past past = folding.past(world, request);
        Instant issuedAt = request.message().statement().issuedAt();
        if (issuedAt != null
                && ((past != null && past.reaches(issuedAt))
                        || folding.candidates(world, request).stream()
                                .anyMatch(subject -> wasHeard(subject, request.source(), issuedAt)))) {
            return true;
        }
        boolean mayBeGone = past != null
                && request.message().body() instanceof Deletion
                && !past.before().isEmpty();
        return mayBeGone || world.anonymous.get(new World.Words(request.source(), request.digest())) != null;
    }

    private boolean wasHeard(RecordId subject, int source, Instant issuedAt) {
        Instant newest = world.newest.get(new World.Voice(subject, source));
        return newest != null && !issuedAt.isAfter(newest);
    }

    private void said(List<Stated> stated) {
        if (stated.isEmpty()) {
            return;
        }
        Columns<Stated> keys = Columns.of(stated)
                .ints("accounts", s -> s.subject().account())
                .texts("kinds", s -> s.subject().kind().text())
                .longs("subjects", s -> s.subject().id())
                .ints("sources", s -> s.request().source())
                .bytes("digests", s -> s.request().digest());
        Loading.each(
                keys.query(handle, "load-said"),
                row -> world.said.load(new World.Said(row.getInt(1), Bytes.wrap(row.getBytes(2))), effect(row)));
    }

    private static Effect effect(ResultSet row) throws SQLException {
        RecordId subject = new RecordId(row.getInt(3), Kind.of(row.getString(4)), row.getLong(5));
        AckPayload ack = AckPayload.parse(Bytes.utf8(row.getString(6)));
        return new Effect(ack.result(), subject, ack.importId(), List.of(), (ObjectNode) ack.ids(), null);
    }
}
