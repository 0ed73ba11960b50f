package io.countersign.schema.message;

import io.countersign.schema.problem.ErrorCode;
import java.math.BigDecimal;

/** Reads what queries have in common. */
public final class Queries {
    private static final long FIRST_PAGE = 1;
    private static final long USUAL_PAGE = 20;

    private Queries() {}

    /** The record that a query asks for; reports one that is not named. */
    public static RecordKey key(Members payload) {
        RecordKey key = payload.key();
        if (key.isEmpty()) {
            payload.report(ErrorCode.REQUIRED, "id", "a query names its record by id or import_id");
        }
        return key;
    }

    /** The page that a query asks for in {@code q}; the first one of 20 items where it does not say. */
    public static PageQuery page(Members payload) {
        Members q = payload.object("q");
        return q == null
                ? new PageQuery(FIRST_PAGE, (int) USUAL_PAGE, null)
                : new PageQuery(
                        number(q, "page", FIRST_PAGE), (int) number(q, "per_page", USUAL_PAGE), q.content("name_cont"));
    }

    private static long number(Members q, String name, long usual) {
        return q.number(name).map(BigDecimal::longValue).over(usual, usual);
    }
}
