package io.countersign.consumer.sources;

import static io.countersign.schema.ack.AckResult.BAD_SIGNATURE;
import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.PONG;
import static io.countersign.schema.ack.AckResult.REVOKED_SOURCE;
import static io.countersign.schema.ack.AckResult.STALE;
import static io.countersign.schema.ack.AckResult.TYPE_NOT_ALLOWED;
import static io.countersign.schema.ack.AckResult.UNKNOWN_SOURCE;
import static io.countersign.schema.ack.AckResult.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.key.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class SourcesTest {
    private static final Duration HONOURED_WITHIN = Duration.ofSeconds(5);
    private static final String PING = "{'type':'ping'}";
    private static final Set<Serialization> BOTH = EnumSet.allOf(Serialization.class);

    private static final Community COMMUNITY = new Community();
    private static final Sender PEOPLE_ONLY = source("people-only", Set.of("people:upsert"), BOTH, false);
    private static final Sender RELAXED = source("relaxed", Set.of(), BOTH, true);
    private static final Sender ANY_FORM = source("any-form", Set.of(), BOTH, false);
    private static final Sender RAW_ONLY = source("raw-only", Set.of(), Set.of(Serialization.RAW), false);
    private static final Sender JCS_ONLY = source("jcs-only", Set.of(), Set.of(Serialization.JCS), false);
    private static final Sender REVOKED = source("revoked-soon", Set.of(), BOTH, false);
    private static final Sender ROTATED = source("rotated", Set.of(), BOTH, false);

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static Sender source(String name, Set<String> types, Set<Serialization> forms, boolean ignoresUnknown) {
        PrivateKey key = PrivateKey.fromSeed(Bytes.utf8(name + COMMUNITY.name));
        COMMUNITY.sources.add(new SourceDefinition(
                name,
                name,
                List.of(new SourceDefinition.Key(key.publicKey(), null, null)),
                types,
                forms,
                false,
                SourceDefinition.DEFAULT_MAX_AGE,
                ignoresUnknown));
        return Sender.registered(COMMUNITY, name, key);
    }

    private static void awaitResult(Sender sender, AckResult result) {
        Awaitility.await().atMost(HONOURED_WITHIN).until(() -> sender.tell(PING).result() == result);
    }

    @Test
    void aSourceMaySendAsSoonAsItIsRegistered() {
        for (int i = 0; i < 5; i++) {
            Sender sender = source("at-once-" + i, Set.of(), BOTH, false);
            Expect.result(sender.tell(PING), PONG);
        }
    }

    @Test
    void typesThatASourceMayNotSendAreRejected() {
        Expect.refused(PEOPLE_ONLY.tell(PING), TYPE_NOT_ALLOWED, "not_in_enum /type");
        Expect.refused(PEOPLE_ONLY.organization("'nonsense':1"), TYPE_NOT_ALLOWED, "not_in_enum /type");
        Expect.refused(PEOPLE_ONLY.tell("{'type':'people:delete'}"), TYPE_NOT_ALLOWED, "not_in_enum /type");
        Expect.invalid(PEOPLE_ONLY.tell("{}"), "required /type");
        Expect.result(PEOPLE_ONLY.person("'first_name':'A'"), CREATED);
        assertThat(PEOPLE_ONLY.tell(PING).type())
                .as("the signature held, so the type is known")
                .isEqualTo("ping");
    }

    @Test
    void unknownMembersAreIgnoredForARelaxedSource() {
        Expect.result(RELAXED.person("""
                        'first_name':'A','shoe_size':44,'category':{'name_en':'X','colour':'red'},
                        'contact_informations':[{'type':'Other','info':'x','since':1999}]"""), CREATED);
        Expect.invalid(RELAXED.person("'first_name':1,'shoe_size':44,'last_name':'A'"), "wrong_type /first_name");
    }

    @Test
    void aSignatureCountsOverTheFormsThatTheSourceMayUse() {
        String written = "{ \"type\" : \"ping\" }";
        String canonical = "{\"type\":\"ping\"}";
        Expect.result(tell(ANY_FORM, written, written), PONG);
        Expect.result(tell(ANY_FORM, written, canonical), PONG);
        Expect.refused(tell(ANY_FORM, canonical, written), BAD_SIGNATURE, "wrong_format /signature");
        Expect.result(tell(RAW_ONLY, written, written), PONG);
        Expect.refused(tell(RAW_ONLY, written, canonical), BAD_SIGNATURE, "wrong_format /signature");
        Expect.result(tell(JCS_ONLY, written, canonical), PONG);
        Expect.refused(tell(JCS_ONLY, written, written), BAD_SIGNATURE, "wrong_format /signature");
    }

    private static AckPayload tell(Sender sender, String payload, String signed) {
        Bytes envelope = Bytes.utf8("{\"timestamp\":\"2026-01-01T00:00:00Z\",\"source_public_key\":\""
                + sender.key.publicKey().raw().toHex() + "\",\"payload\":" + payload + ",\"signature\":\""
                + sender.key.sign(Bytes.utf8(signed)).hex().toUpperCase(Locale.ROOT) + "\"}");
        return COMMUNITY.ack(COMMUNITY.sendRaw(envelope, null));
    }

    @Test
    void aRevokedSourceIsRefusedSoonAndForGood() {
        Expect.result(REVOKED.tell(PING), PONG);
        COMMUNITY.sources.revoke("revoked-soon");
        awaitResult(REVOKED, REVOKED_SOURCE);
        Expect.refused(REVOKED.person("'first_name':'A'"), REVOKED_SOURCE, "conflict /source_public_key");
        assertThat(REVOKED.count("people")).isZero();
    }

    @Test
    void whatWasVerifiedBeforeARevocationIsNotAppliedAfterIt() {
        Sender sender = source("revoked-meanwhile", Set.of(), BOTH, false);
        awaitResult(sender, PONG);
        COMMUNITY.sources.revoke("revoked-meanwhile");
        Expect.refused(sender.person("'first_name':'A'"), REVOKED_SOURCE, "conflict /source_public_key");
    }

    @Test
    void aNewSourceIsKnownSoon() {
        PrivateKey key = PrivateKey.fromSeed(Bytes.utf8("new" + COMMUNITY.name));
        Sender sender = Sender.registered(COMMUNITY, "new", key);
        Expect.refused(sender.tell(PING), UNKNOWN_SOURCE, "not_found /source_public_key");
        COMMUNITY.sources.add(SourceDefinition.simple("new", "new", key.publicKey()));
        awaitResult(sender, PONG);
    }

    @Test
    void twoKeysOfASourceOverlapWhileOneReplacesTheOther() {
        PrivateKey next = PrivateKey.fromSeed(Bytes.utf8("next" + COMMUNITY.name));
        Sender successor = Sender.registered(COMMUNITY, "rotated", next);
        Expect.result(ROTATED.person("'import_id':'1','first_name':'A','issued_at':'2026-01-01T00:00:02Z'"), CREATED);
        COMMUNITY.sources.rotate("rotated", next.publicKey(), Duration.ofSeconds(2));
        awaitResult(successor, PONG);
        Expect.result(ROTATED.tell(PING), PONG);
        Expect.result(successor.person("'import_id':'1','note':'x','issued_at':'2026-01-01T00:00:01Z'"), STALE);
        Expect.result(successor.person("'import_id':'1','note':'x','issued_at':'2026-01-01T00:00:03Z'"), UPDATED);
        Awaitility.await().until(() -> ROTATED.tell(PING).result() == REVOKED_SOURCE);
        Expect.refused(ROTATED.tell(PING), REVOKED_SOURCE, "out_of_range /source_public_key");
        Expect.result(successor.tell(PING), PONG);
    }

    @Test
    void aKeyCountsDuringItsTimeOnly() {
        PrivateKey key = PrivateKey.fromSeed(Bytes.utf8("short" + COMMUNITY.name));
        Sender sender = Sender.registered(COMMUNITY, "short", key);
        Instant from = Instant.now().plusMillis(1_500);
        COMMUNITY.sources.add(new SourceDefinition(
                "short",
                "short",
                List.of(new SourceDefinition.Key(key.publicKey(), from, from.plusMillis(1_500))),
                Set.of(),
                BOTH,
                false,
                SourceDefinition.DEFAULT_MAX_AGE,
                false));
        awaitResult(sender, REVOKED_SOURCE);
        awaitResult(sender, PONG);
        awaitResult(sender, REVOKED_SOURCE);
    }
}
