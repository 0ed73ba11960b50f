package io.countersign.consumer.store;

import io.countersign.consumer.domain.Effect;
import io.countersign.consumer.domain.Folding;
import io.countersign.consumer.domain.ImportKey;
import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.Request;
import io.countersign.consumer.domain.World;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.bytes.Bytes;
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
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/** Loads what sources said before about the subjects of a batch, as far as it decides whether something is new. */
final class StatementLoader {
    private record Stated(RecordId subject, Request request) {}

    private final Handle handle;
    private final World world;
    private final Folding folding;

    StatementLoader(Handle handle, World world, Folding folding) {
        this.handle = handle;
        this.world = world;
        this.folding = folding;
    }

    /** Loads for the requests whose subjects are in the world already. */
    void load(List<Request> requests) {
        List<Stated> stated = stated(requests);
        newest(stated.stream()
                .filter(s -> s.request().message().statement().issuedAt() != null)
                .toList());
        said(stated.stream().filter(this::maySayAgain).toList());
    }

    /** A message may give its subject the import_id by which another one of the batch means the same record. */
    private List<Stated> stated(List<Request> requests) {
        Map<ImportKey, Set<RecordId>> named = new HashMap<>();
        for (Request request : requests) {
            ImportKey name = folding.name(request);
            if (name != null) {
                named.computeIfAbsent(name, n -> new LinkedHashSet<>()).addAll(folding.candidates(world, request));
            }
        }
        List<Stated> stated = new ArrayList<>();
        for (Request request : requests) {
            Set<RecordId> subjects = new LinkedHashSet<>(folding.candidates(world, request));
            ImportKey name = folding.name(request);
            if (name != null) {
                subjects.addAll(named.getOrDefault(name, Set.of()));
            }
            subjects.forEach(subject -> stated.add(new Stated(subject, request)));
        }
        return stated;
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
        Loading.each(keys.query(handle, "load-newest"), row -> {
            RecordId subject = new RecordId(row.getInt(1), Kind.of(row.getString(2)), row.getLong(3));
            world.newest.load(
                    new World.Voice(subject, row.getInt(4)),
                    row.getObject(5, OffsetDateTime.class).toInstant());
        });
    }

    private boolean maySayAgain(Stated stated) {
        Request request = stated.request();
        Instant issuedAt = request.message().statement().issuedAt();
        Instant newest = world.newest.get(new World.Voice(stated.subject(), request.source()));
        boolean dated = issuedAt != null && newest != null && !issuedAt.isAfter(newest);
        return dated || world.anonymous.get(new World.Words(request.source(), request.digest())) != null;
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
