package io.countersign.local.demo;

import io.countersign.producer.SignedRecord;
import io.countersign.producer.SubjectKey;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Generates signed records from a seed, and knows what has to become of each and of the database. */
final class Generator {
    private static final List<MessageKind> KINDS = Stream.of(MessageKind.values())
            .flatMap(kind -> Stream.generate(() -> kind).limit(kind.weight()))
            .toList();

    private final Random random;
    private final Payloads payloads;
    private final Wrongs wrongs;
    private final Spoiled spoiled;
    private final List<Tenant> tenants;
    private final PublicKey community;
    private Instant time;

    /**
     * Generates messages of the tenants.
     *
     * @param revoked the key of a source that may not send any more
     * @param start the time from which on the messages say they were issued
     */
    Generator(long seed, List<Tenant> tenants, PublicKey community, PrivateKey revoked, Instant start) {
        this.random = new Random(seed);
        this.payloads = new Payloads(random);
        this.wrongs = new Wrongs(payloads);
        this.spoiled = new Spoiled(revoked);
        this.tenants = List.copyOf(tenants);
        this.community = community;
        this.time = start.truncatedTo(ChronoUnit.MICROS);
    }

    List<Tenant> tenants() {
        return tenants;
    }

    /** The next record; the expectations hold when the records are sent in this order. */
    Planned next() {
        time = time.plus(1, ChronoUnit.MICROS);
        Tenant tenant = payloads.draw(tenants);
        MessageKind kind = payloads.draw(KINDS);
        boolean early = tenant.people().isEmpty() || tenant.organizations().isEmpty();
        return early ? first(tenant) : next(tenant, kind);
    }

    private Planned first(Tenant tenant) {
        return next(tenant, tenant.people().isEmpty() ? MessageKind.NEW_PERSON : MessageKind.NEW_ORGANIZATION);
    }

    private Planned next(Tenant tenant, MessageKind kind) {
        return switch (kind) {
            case NEW_PERSON -> created(kind, tenant, payloads.person());
            case NEW_ORGANIZATION -> created(kind, tenant, payloads.organization());
            case PERSON_CHANGE -> {
                Subject person = payloads.draw(tenant.people());
                yield stated(kind, tenant, person, payloads.personChange(person.importId()));
            }
            case ORGANIZATION_CHANGE -> {
                Subject organization = payloads.draw(tenant.organizations());
                yield stated(kind, tenant, organization, payloads.organizationChange(organization));
            }
            case SAID_AGAIN -> saidAgain(kind, tenant);
            case EXACT_COPY -> exactCopy(kind, anyone(tenant));
            case LATE -> late(kind, tenant);
            case PING -> planned(kind, payloads.ping(), tenant.key());
            case FORGED, ALTERED, STRANGER, REVOKED, ELSEWHERE, CUT_OFF -> {
                ObjectNode payload = dated(
                        payloads.personChange(payloads.draw(tenant.people()).importId()), time);
                yield planned(kind, payload, spoiled.of(kind, payload, tenant.key()));
            }
            default -> planned(kind, dated(wrongs.of(kind, tenant), time), tenant.key());
        };
    }

    private Planned created(MessageKind kind, Tenant tenant, ObjectNode payload) {
        return stated(kind, tenant, tenant.add(payload), payload);
    }

    private Planned stated(MessageKind kind, Tenant tenant, Subject subject, ObjectNode payload) {
        payload.put("note", "Stated at " + time);
        Planned planned = planned(kind, dated(payload, time), tenant.key());
        tenant.apply(subject, payload, planned.value());
        return planned;
    }

    private Planned saidAgain(MessageKind kind, Tenant tenant) {
        Subject subject = anyone(tenant);
        ObjectNode payload = dated(subject.latest().deepCopy(), time);
        Planned planned = planned(kind, payload, tenant.key());
        tenant.apply(subject, payload, planned.value());
        return planned;
    }

    private Planned exactCopy(MessageKind kind, Subject subject) {
        Bytes record = payloads.draw(subject.records());
        return planned(kind, subject.latest(), record);
    }

    private Planned late(MessageKind kind, Tenant tenant) {
        Subject person = payloads.draw(tenant.people());
        ObjectNode payload = payloads.personChange(person.importId());
        return planned(kind, dated(payload, time.minus(1, ChronoUnit.HOURS)), tenant.key());
    }

    private Subject anyone(Tenant tenant) {
        return payloads.draw(random.nextInt(4) == 0 ? tenant.organizations() : tenant.people());
    }

    private ObjectNode dated(ObjectNode payload, Instant issuedAt) {
        return payload.put("issued_at", issuedAt.toString()).put("audience", community.encoded());
    }

    private static Planned planned(MessageKind kind, ObjectNode payload, PrivateKey key) {
        return planned(kind, payload, SignedRecord.of(payload, key));
    }

    private static Planned planned(MessageKind kind, ObjectNode payload, Bytes value) {
        String key = SubjectKey.of(payload).orElse(null);
        return new Planned(kind.label(), key, value, kind.expectation());
    }
}
