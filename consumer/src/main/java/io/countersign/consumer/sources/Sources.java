package io.countersign.consumer.sources;

import io.countersign.schema.key.PublicKey;
import org.jspecify.annotations.Nullable;

/** The registered keys. */
public interface Sources {
    /** The key as it is registered now; null where it is not. */
    @Nullable
    SourceKey find(PublicKey key);
}
