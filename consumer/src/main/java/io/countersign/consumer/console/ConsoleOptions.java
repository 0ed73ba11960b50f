package io.countersign.consumer.console;

import org.jspecify.annotations.Nullable;

/**
 * Where the console listens, beside liveness, readiness and metrics, and who may act in it.
 *
 * @param port 0 for any free one
 * @param token of the operator; null where nobody may act
 */
public record ConsoleOptions(
        String host, int port, @Nullable OperatorToken token) {
    /** A console in which nobody may act. */
    public static ConsoleOptions readOnly(String host, int port) {
        return new ConsoleOptions(host, port, null);
    }

    /** Whether nobody but programs of this machine can connect. */
    boolean isOnThisMachineOnly() {
        return Loopback.isName(host);
    }
}
