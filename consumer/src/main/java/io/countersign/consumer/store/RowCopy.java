package io.countersign.consumer.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * Rows on their way into a table by COPY in PostgreSQL's binary format, which costs the database less than an INSERT
 * that unnests an array for each column.
 */
final class RowCopy {
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

    /** The class of SQLSTATEs that tell of connections. */
    private static final String CONNECTION_EXCEPTION = "08";

    private static final int NULL = -1;
    private static final int END = -1;

    /** Rows are sent in pieces of about this size, so that large ones do not pile up. */
    private static final int PIECE = 64 * 1024;

    /** Writes all rows. */
    interface Rows {
        void write(RowCopy copy) throws IOException, SQLException;
    }

    private final CopyIn copy;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(piece);

    private RowCopy(CopyIn copy) {
        this.copy = copy;
    }

    /** Runs the statement, a COPY from STDIN, within the transaction of the handle; fails as other statements do. */
    static void run(Handle handle, String sql, Rows rows) {
        try {
            BaseConnection connection = handle.getConnection().unwrap(BaseConnection.class);
            run(connection, sql, rows);
        } catch (SQLException | IOException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    private static void run(BaseConnection connection, String sql, Rows rows) throws IOException, SQLException {
        try {
            RowCopy copy = new RowCopy(new CopyManager(connection).copyIn(sql));
            try {
                copy.run(rows);
            } catch (IOException | SQLException | RuntimeException e) {
                copy.cancel(e);
                throw e;
            }
        } catch (SQLException e) {
            if (isLost(e)) {
                // Of other statements the driver does this itself; on what is left open here a rollback would wait
                // again.
                connection.abort(Runnable::run);
            }
            throw e;
        }
    }

    private static boolean isLost(Throwable error) {
        return error instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().startsWith(CONNECTION_EXCEPTION);
    }

    private void run(Rows rows) throws IOException, SQLException {
        out.write(SIGNATURE);
        out.writeInt(0);
        out.writeInt(0);
        rows.write(this);
        out.writeShort(END);
        send();
        copy.endCopy();
    }

    // On a connection that does not answer the server would be waited for once more.
    private void cancel(Exception reason) throws SQLException {
        if (!isLost(reason) && copy.isActive()) {
            copy.cancelCopy();
        }
    }

    /** Begins a row of so many values. */
    void row(int values) throws IOException, SQLException {
        if (piece.size() >= PIECE) {
            send();
        }
        out.writeShort(values);
    }

    /** Adds a value to the row. */
    void value(byte @Nullable [] value) throws IOException {
        if (value == null) {
            out.writeInt(NULL);
        } else {
            out.writeInt(value.length);
            out.write(value);
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(piece.toByteArray(), 0, piece.size());
        piece.reset();
    }
}
