package io.countersign.consumer.sources;

import io.countersign.schema.key.PublicKey;
import org.jspecify.annotations.Nullable;

/** The registered keys. */
public interface Sources {
    /** The key as it is registered; null where it was not at a moment of {@link System#nanoTime()} or later. */
    @Nullable
    SourceKey find(PublicKey key, long nanos);
}
