package io.countersign.chaos.guarantee;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that should not have been.
 *
 * @param promise the guarantee that did not hold
 * @param what which message or partition, and what is wrong with it
 * @param time when the message was sent; null where it is about none
 */
public record Violation(
        String promise, String what, @Nullable Instant time) {}
