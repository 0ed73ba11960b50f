package io.countersign.chaos.scene;

import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.consumer.sources.SourceRegistry;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.key.PrivateKey;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The keys of a run, and the sources that the registered ones belong to. */
public final class Keys {
    /** The account that all sources write to. */
    public static final String ACCOUNT = "acme";

    /** The source whose key is replaced now and then. */
    public static final String ROTATED = "rotated";

    /** How old the messages of the source that must date them may be. */
    public static final Duration MAX_AGE = Duration.ofHours(1);

    private final PrivateKey community = key("community");
    private final PrivateKey sender = key("sender");
    private final PrivateKey dated = key("dated");
    private final PrivateKey revoked = key("revoked");
    private final PrivateKey stranger = key("stranger");
    private PrivateKey rotated = key("rotated-0");
    private int rotations;

    private static PrivateKey key(String name) {
        return PrivateKey.fromSeed(Bytes.utf8("countersign-chaos-" + name));
    }

    void register(SourceRegistry registry) {
        registry.add(SourceDefinition.simple("sender", ACCOUNT, sender.publicKey()));
        registry.add(new SourceDefinition(
                "dated",
                ACCOUNT,
                List.of(new SourceDefinition.Key(dated.publicKey(), null, null)),
                Set.of(),
                EnumSet.allOf(Serialization.class),
                true,
                MAX_AGE,
                false));
        registry.add(SourceDefinition.simple("revoked", ACCOUNT, revoked.publicKey()));
        registry.add(SourceDefinition.simple(ROTATED, ACCOUNT, rotated.publicKey()));
        var unused = registry.revoke("revoked");
    }

    /** Signs acks. */
    public PrivateKey community() {
        return community;
    }

    /** Of the source that sends nearly everything. */
    public PrivateKey sender() {
        return sender;
    }

    /** Of a source whose messages must be dated, and fresh. */
    public PrivateKey dated() {
        return dated;
    }

    /** Of a source that was revoked before anything was sent. */
    public PrivateKey revoked() {
        return revoked;
    }

    /** Of nobody. */
    public PrivateKey stranger() {
        return stranger;
    }

    /** The key that the source {@link #ROTATED} has now. */
    public PrivateKey rotated() {
        return rotated;
    }

    /** Draws the next key of {@link #ROTATED}; registering it is the caller's. */
    public PrivateKey nextRotated() {
        rotations++;
        rotated = key("rotated-" + rotations);
        return rotated;
    }
}
