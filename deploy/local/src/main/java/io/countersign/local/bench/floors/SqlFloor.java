package io.countersign.local.bench.floors;

import io.countersign.schema.bytes.Bytes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * The least that a database must do for a message: a person, two contacts, a ledger row with the message's bytes, and
 * the progress of its partition, by a handful of statements for each batch, in tables that hold nothing else.
 */
final class SqlFloor {
    private static final int BATCH = 500;

    private static final String TABLES = """
            CREATE SCHEMA floor;
            CREATE TABLE floor.people (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, import_id text NOT NULL UNIQUE,
                first_name text, last_name text, locale text, gender text);
            CREATE TABLE floor.contacts (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                person_id bigint NOT NULL REFERENCES floor.people (id), type text NOT NULL, info text NOT NULL,
                UNIQUE (person_id, type, info));
            CREATE TABLE floor.messages (message_id text PRIMARY KEY, result text NOT NULL, payload bytea NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now());
            CREATE TABLE floor.progress (partition int PRIMARY KEY, next_offset bigint NOT NULL);
            INSERT INTO floor.progress VALUES (0, 0)""";

    private static final String PEOPLE = """
            INSERT INTO floor.people (import_id, first_name, last_name, locale, gender)
            SELECT import_id, 'Jane', last_name, 'en', 'woman' FROM unnest(?, ?) AS n (import_id, last_name)
            ON CONFLICT (import_id) DO UPDATE SET last_name = excluded.last_name""";

    private static final String CONTACTS = """
            INSERT INTO floor.contacts (person_id, type, info)
            SELECT p.id, n.type, n.info FROM unnest(?, ?, ?) AS n (import_id, type, info)
            JOIN floor.people p ON p.import_id = n.import_id
            ON CONFLICT DO NOTHING""";

    private static final String MESSAGES =
            "INSERT INTO floor.messages (message_id, result, payload) SELECT n.id, 'created', n.payload"
                    + " FROM unnest(?, ?) AS n (id, payload)";

    private static final String PROGRESS = "UPDATE floor.progress SET next_offset = ? WHERE partition = 0";

    private final Jdbi jdbi;
    private final List<Bytes> payloads;

    /** Takes payloads for the bytes that the ledger keeps. */
    SqlFloor(Jdbi jdbi, List<Bytes> payloads) {
        this.jdbi = jdbi;
        this.payloads = payloads;
    }

    /** Applies so many new people, the first of which are not counted. */
    Floor measure(int warmUp, int counted) throws SQLException {
        jdbi.useHandle(handle -> handle.createScript(TABLES).execute());
        int first = apply(0, warmUp);
        long start = System.nanoTime();
        int end = apply(first, counted);
        return new Floor("set-based SQL", (end - first) * 1e9 / (System.nanoTime() - start));
    }

    private int apply(int from, int atLeast) throws SQLException {
        int next = from;
        while (next < from + atLeast) {
            int first = next;
            jdbi.useTransaction(handle -> batch(handle.getConnection(), first));
            next += BATCH;
        }
        return next;
    }

    private void batch(Connection connection, int first) throws SQLException {
        String[] ids = new String[BATCH];
        String[] names = new String[BATCH];
        String[] owners = new String[2 * BATCH];
        String[] types = new String[2 * BATCH];
        String[] infos = new String[2 * BATCH];
        byte[][] kept = new byte[BATCH][];
        for (int i = 0; i < BATCH; i++) {
            int number = first + i;
            ids[i] = "P" + number;
            names[i] = "Doe " + number;
            owners[2 * i] = ids[i];
            types[2 * i] = "Email";
            infos[2 * i] = "jane" + number + "@example.org";
            owners[2 * i + 1] = ids[i];
            types[2 * i + 1] = "CellNumber";
            infos[2 * i + 1] = "+1416555" + String.format("%04d", number % 10_000);
            kept[i] = payloads.get(number % payloads.size()).borrow();
        }
        run(connection, PEOPLE, ids, names);
        run(connection, CONTACTS, owners, types, infos);
        try (PreparedStatement statement = connection.prepareStatement(MESSAGES)) {
            statement.setArray(1, connection.createArrayOf("text", ids));
            statement.setArray(2, connection.createArrayOf("bytea", kept));
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(PROGRESS)) {
            statement.setLong(1, first + BATCH);
            statement.executeUpdate();
        }
    }

    private static void run(Connection connection, String sql, String[]... columns) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.length; i++) {
                statement.setArray(i + 1, connection.createArrayOf("text", columns[i]));
            }
            statement.executeUpdate();
        }
    }
}
