package io.countersign.consumer.domain;

import io.countersign.schema.ack.AckResult;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.ping.Ping;
import io.countersign.schema.problem.Problems;
import org.jspecify.annotations.Nullable;

/** ping: answered, and nothing else. */
final class PingFold implements MessageFold<Ping> {
    @Override
    public Class<Ping> body() {
        return Ping.class;
    }

    @Override
    public @Nullable Kind kind() {
        return null;
    }

    @Override
    public RecordKey key(Ping body) {
        return new RecordKey(null, null);
    }

    @Override
    public void touch(Request request, Ping body, Touched touched) {
        // A ping names no record.
    }

    @Override
    public Effect fold(World world, Request request, Ping body, @Nullable RecordId anonymous, Problems problems) {
        return Effect.of(AckResult.PONG);
    }
}
