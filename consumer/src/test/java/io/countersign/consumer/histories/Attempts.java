package io.countersign.consumer.histories;

import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Counts how often a batch was tried, which outcomes do not tell: those of a batch that is halved are the same. */
final class Attempts implements SqlLogger {
    private int count;

    @Override
    public void logBeforeExecution(StatementContext context) {
        if (context.getRawSql().contains("UPDATE partition_progress")) {
            count++;
        }
    }

    void forget() {
        count = 0;
    }

    boolean areMany() {
        return count > 1;
    }
}
