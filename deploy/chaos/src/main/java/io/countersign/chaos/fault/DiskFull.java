package io.countersign.chaos.fault;

/**
 * A disk that is full, as PostgreSQL tells of it. The error is raised by a trigger: to fill a disk for real takes one
 * of its own, which not everybody who runs this may make.
 */
final class DiskFull {
    private DiskFull() {}

    /** Where the ledger is written, or people, where it might be taken for the messages' fault. */
    static boolean strike(Target target) {
        return target.random().nextBoolean()
                ? strike(
                        target,
                        "CREATE TRIGGER disk_full BEFORE INSERT ON messages EXECUTE FUNCTION disk_full()",
                        "DROP TRIGGER disk_full ON messages")
                : strike(
                        target,
                        "CREATE TRIGGER disk_full BEFORE INSERT OR UPDATE ON people EXECUTE FUNCTION disk_full()",
                        "DROP TRIGGER disk_full ON people");
    }

    private static boolean strike(Target target, String fill, String empty) {
        target.scene().postgres().jdbi().useHandle(handle -> {
            handle.execute("""
                    CREATE OR REPLACE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full';
                    END $$""");
            handle.execute(fill);
        });
        try {
            return target.standsStill();
        } finally {
            target.scene().postgres().jdbi().useHandle(handle -> {
                handle.execute(empty);
                handle.execute("DROP FUNCTION disk_full()");
            });
        }
    }
}
