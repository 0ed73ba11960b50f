package io.countersign.consumer.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Times that may be unknown, which in the database is null and in the domain before all others. */
final class Times {
    private Times() {}

    static Instant orMin(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? Instant.MIN : time.toInstant();
    }

    static @Nullable Instant orNull(Instant time) {
        return time.equals(Instant.MIN) ? null : time;
    }
}
