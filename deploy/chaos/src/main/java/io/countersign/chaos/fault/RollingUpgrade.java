package io.countersign.chaos.fault;

import io.countersign.chaos.scene.Scene;
import java.time.Duration;

/**
 * The next version's migration comes while this version's consumers work; then consumers are replaced one after another
 * by ones of this version, as in an upgrade that is rolled back: they find a database that is ahead of them.
 */
final class RollingUpgrade {
    private static final Duration LONGEST_START = Duration.ofMinutes(1);

    private RollingUpgrade() {}

    static boolean strike(Target target) throws Exception {
        Scene scene = target.scene();
        boolean migrated = scene.postgres().migrateToNextVersion();
        Target.last(target.between(500, 2_000));
        for (int i = 0; i < scene.fleet().size(); i++) {
            var unused = scene.fleet().replaceOldest();
            if (!scene.awaitAllAtWork(LONGEST_START)) {
                return false;
            }
        }
        return migrated;
    }
}
