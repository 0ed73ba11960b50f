package io.countersign.consumer.intake;

import static io.countersign.schema.ack.AckResult.INVALID;
import static io.countersign.schema.ack.AckResult.NOT_FRESH;
import static io.countersign.schema.ack.AckResult.PONG;
import static io.countersign.schema.ack.AckResult.WRONG_AUDIENCE;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.key.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** For when, and for whom, a message is meant. */
@Tag("servers")
class FreshnessTest {
    private static final Community COMMUNITY = new Community();
    private static final Sender OPTIONAL = new Sender(COMMUNITY, "optional");
    private static final Sender WEEK = required("week", SourceDefinition.DEFAULT_MAX_AGE);
    private static final Sender HOUR = required("hour", Duration.ofHours(1));

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static Sender required(String name, Duration maxAge) {
        PrivateKey key = PrivateKey.fromSeed(Bytes.utf8(name + COMMUNITY.name));
        COMMUNITY.sources.add(new SourceDefinition(
                name,
                name,
                List.of(new SourceDefinition.Key(key.publicKey(), null, null)),
                Set.of(),
                EnumSet.allOf(Serialization.class),
                true,
                maxAge,
                false));
        return Sender.registered(COMMUNITY, name, key);
    }

    private static AckPayload issued(Sender sender, Duration ago) {
        Instant issuedAt = Instant.now().minus(ago).truncatedTo(ChronoUnit.MICROS);
        return sender.tell("{'type':'ping','issued_at':'" + issuedAt + "'}");
    }

    @Test
    void aSourceMayHaveToDateItsMessages() {
        Expect.refused(WEEK.tell("{'type':'ping'}"), NOT_FRESH, "required /issued_at");
        Expect.refused(WEEK.person("'first_name':1"), NOT_FRESH, "required /issued_at");
        Expect.refused(WEEK.tell("{'type':'ping','issued_at':'yesterday'}"), INVALID, "wrong_format /issued_at");
        Expect.result(issued(WEEK, Duration.ZERO), PONG);
        Expect.result(OPTIONAL.tell("{'type':'ping'}"), PONG);
    }

    @Test
    void whatIsTooOldIsRejected() {
        Expect.result(issued(WEEK, Duration.ofDays(7).minusMinutes(1)), PONG);
        Expect.refused(issued(WEEK, Duration.ofDays(7).plusMinutes(1)), NOT_FRESH, "out_of_range /issued_at");
        Expect.result(issued(HOUR, Duration.ofMinutes(59)), PONG);
        Expect.refused(issued(HOUR, Duration.ofMinutes(61)), NOT_FRESH, "out_of_range /issued_at");
        Expect.result(issued(OPTIONAL, Duration.ofDays(365)), PONG);
    }

    @Test
    void whatIsTooFarAheadIsRejected() {
        Expect.result(issued(WEEK, Duration.ofMinutes(-4)), PONG);
        Expect.refused(issued(WEEK, Duration.ofMinutes(-6)), NOT_FRESH, "out_of_range /issued_at");
        Expect.result(issued(OPTIONAL, Duration.ofMinutes(-6)), PONG);
    }

    @Test
    void whatIsMeantForAnotherCommunityIsRejected() {
        String other = PrivateKey.fromSeed(Bytes.utf8("other")).publicKey().encoded();
        Expect.refused(
                OPTIONAL.person("'first_name':'A','audience':'" + other + "'"), WRONG_AUDIENCE, "conflict /audience");
        Expect.refused(
                OPTIONAL.person("'first_name':1,'audience':'" + other + "'"), WRONG_AUDIENCE, "conflict /audience");
        String encoded = COMMUNITY.key.publicKey().encoded();
        String hex = COMMUNITY.key.publicKey().raw().toHex();
        Expect.result(OPTIONAL.tell("{'type':'ping','audience':'" + encoded + "'}"), PONG);
        Expect.result(OPTIONAL.tell("{'type':'ping','audience':'" + hex + "'}"), PONG);
    }
}
