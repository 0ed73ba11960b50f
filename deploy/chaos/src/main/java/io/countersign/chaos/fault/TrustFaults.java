package io.countersign.chaos.fault;

import io.countersign.chaos.scene.Keys;
import io.countersign.consumer.sources.SourceRegistry;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.key.PrivateKey;
import java.time.Duration;
import java.util.List;

/** What happens to keys, and what comes from those who hold none. */
final class TrustFaults {
    /** A running consumer honours a change within five seconds. */
    private static final Duration HONOURED = Duration.ofSeconds(6);

    private static final Duration OVERLAP = Duration.ofHours(1);
    private static final int EACH = 40;
    private static final int FLOOD = 1_500;

    private TrustFaults() {}

    static List<Fault> all() {
        return List.of(new Fault("key-rotation", TrustFaults::rotate), new Fault("poison-flood", TrustFaults::flood));
    }

    /** A new key beside the old one, both used; then the old one revoked, and still used. */
    private static boolean rotate(Target target) {
        SourceRegistry registry = new SourceRegistry(target.scene().postgres().jdbi());
        Keys keys = target.scene().keys();
        PrivateKey old = keys.rotated();
        PrivateKey fresh = keys.nextRotated();
        var unused = registry.rotate(Keys.ROTATED, fresh.publicKey(), OVERLAP);
        Target.last(HONOURED);
        target.load().sendSigned(EACH, "R-old-", old);
        target.load().sendSigned(EACH, "R-new-", fresh);
        target.load().flush();
        boolean applied = target.scene().progress().awaitAppliedSoFar(Duration.ofSeconds(60));
        var unusedToo = registry.revoke(Keys.ROTATED, old.publicKey());
        Target.last(HONOURED);
        target.load().sendRejected(EACH, "R-old-", old, AckResult.REVOKED_SOURCE);
        target.load().sendSigned(EACH, "R-new-", fresh);
        return applied;
    }

    /** Whole batches of nothing but messages that are refused. */
    private static boolean flood(Target target) {
        target.load().sendWrongs(FLOOD);
        return true;
    }
}
