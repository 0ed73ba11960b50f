package io.countersign.chaos.fault;

import org.jdbi.v3.core.Handle;

/**
 * A disk that is full, as PostgreSQL tells of it. The error is raised by a trigger: to fill a disk for real takes one
 * of its own, which not everybody who runs this may make.
 */
final class DiskFull {
    private DiskFull() {}

    static boolean strike(Target target) {
        target.scene().postgres().jdbi().useHandle(handle -> {
            handle.execute("""
                    CREATE OR REPLACE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full';
                    END $$""");
            handle.execute("CREATE TRIGGER disk_full BEFORE INSERT ON messages EXECUTE FUNCTION disk_full()");
        });
        try {
            return target.standsStill();
        } finally {
            target.scene().postgres().jdbi().useHandle(DiskFull::tidy);
        }
    }

    private static void tidy(Handle handle) {
        handle.execute("DROP TRIGGER disk_full ON messages");
        handle.execute("DROP FUNCTION disk_full()");
    }
}
