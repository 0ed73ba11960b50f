package io.countersign.chaos.fault;

import io.countersign.chaos.scene.Postgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What happens to the database. */
final class DatabaseFaults {
    private DatabaseFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault("database-restart", DatabaseFaults::restart),
                new Fault("database-crash", target -> target.scene().postgres().crash()),
                new Fault("database-restore", DatabaseFaults::restore),
                new Fault("connections-terminated", DatabaseFaults::terminate),
                new Fault("statement-timeout", DatabaseFaults::hurry),
                new Fault("privilege-revoked", DatabaseFaults::forbid),
                new Fault("disk-full", DiskFull::strike),
                new Fault("rolling-upgrade", RollingUpgrade::strike));
    }

    private static boolean restart(Target target) throws Exception {
        target.scene().postgres().restart();
        return true;
    }

    /** A backup, some work, and back to the backup. */
    private static boolean restore(Target target) throws Exception {
        Postgres postgres = target.scene().postgres();
        Map<Integer, Long> backup = target.scene().progress().now();
        postgres.backUp();
        var unused = target.scene().progress().awaitMove(Duration.ofSeconds(60));
        Target.last(target.between(2_000, 6_000));
        boolean lost = !target.scene().progress().now().equals(backup);
        target.scene().progress().whileSetBack(backup, postgres::restore);
        return lost;
    }

    private static boolean terminate(Target target) {
        int terminated = 0;
        for (int i = 0; i < 5; i++) {
            for (Integer backend : target.scene().postgres().backends()) {
                terminated += target.scene()
                                .postgres()
                                .jdbi()
                                .withHandle(handle -> handle.createQuery("SELECT pg_terminate_backend(:pid)")
                                        .bind("pid", backend)
                                        .mapTo(Boolean.class)
                                        .one())
                        ? 1
                        : 0;
            }
            Target.last(target.between(100, 800));
        }
        return terminated > 0;
    }

    private static boolean hurry(Target target) {
        execute(target, "ALTER ROLE CURRENT_USER SET statement_timeout = '4ms'");
        try {
            boolean struck = terminate(target);
            Target.last(Duration.ofSeconds(3));
            return struck;
        } finally {
            execute(target, "ALTER ROLE CURRENT_USER RESET statement_timeout");
            var unused = terminate(target);
        }
    }

    /** Of the ledger, which is written in the end, or of people, where it might be taken for the messages' fault. */
    private static boolean forbid(Target target) {
        return target.random().nextBoolean()
                ? without(
                        target,
                        "REVOKE INSERT ON messages FROM CURRENT_USER",
                        "GRANT INSERT ON messages TO CURRENT_USER")
                : without(
                        target,
                        "REVOKE INSERT, UPDATE ON people FROM CURRENT_USER",
                        "GRANT INSERT, UPDATE ON people TO CURRENT_USER");
    }

    /** Whether, as is meant, nothing was applied meanwhile. */
    private static boolean without(Target target, String revoke, String grant) {
        execute(target, revoke);
        try {
            return target.standsStill();
        } finally {
            execute(target, grant);
        }
    }

    private static void execute(Target target, String sql) {
        target.scene().postgres().jdbi().useHandle(handle -> handle.execute(sql));
    }
}
