package io.countersign.consumer.domain;

import static io.countersign.schema.ack.AckResult.DELETED;
import static io.countersign.schema.ack.AckResult.DUPLICATE;
import static io.countersign.schema.ack.AckResult.STALE;

import io.countersign.schema.ack.AckResult;
import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.householddelete.HouseholdDelete;
import io.countersign.schema.message.householdquery.HouseholdQuery;
import io.countersign.schema.message.organizationcategories.OrganizationCategoriesQuery;
import io.countersign.schema.message.organizationdelete.OrganizationDelete;
import io.countersign.schema.message.organizationquery.OrganizationQuery;
import io.countersign.schema.message.personcategories.PersonCategoriesQuery;
import io.countersign.schema.message.persondelete.PersonDelete;
import io.countersign.schema.message.personquery.PersonQuery;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import io.countersign.schema.problem.Problems;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Folds messages into the world in the order given, each as a whole or not at all. */
public final class Folding {
    private final Map<Class<? extends MessageBody>, MessageFold<?>> folds;

    /** Contacts are compared in the given form. */
    public Folding(ContactForm form) {
        PersonFold people = new PersonFold(form);
        this.folds = Stream.of(
                        people,
                        new OrganizationFold(form, people),
                        new HouseholdFold(form, people),
                        new ContactAssignmentFold(),
                        new FormFillFold(),
                        new DeletionFold<>(PersonDelete.class, Kind.PERSON),
                        new DeletionFold<>(OrganizationDelete.class, Kind.ORGANIZATION),
                        new DeletionFold<>(HouseholdDelete.class, Kind.HOUSEHOLD),
                        new PingFold(),
                        new MessageQueryFold(),
                        new RecordQueryFold<>(PersonQuery.class, Kind.PERSON),
                        new RecordQueryFold<>(OrganizationQuery.class, Kind.ORGANIZATION),
                        new RecordQueryFold<>(HouseholdQuery.class, Kind.HOUSEHOLD),
                        new CategoriesQueryFold<>(PersonCategoriesQuery.class, Kind.PERSON),
                        new CategoriesQueryFold<>(OrganizationCategoriesQuery.class, Kind.ORGANIZATION))
                .collect(Collectors.toMap(MessageFold::body, Function.identity()));
    }

    /** The bodies that have a meaning here, for checking that no message type lacks one. */
    public Set<Class<? extends MessageBody>> bodies() {
        return folds.keySet();
    }

    /** What must be loaded before the messages can be folded. */
    public Touched touch(List<Request> requests) {
        Touched touched = new Touched();
        requests.forEach(request -> touch(request, request.message().body(), touched));
        return touched;
    }

    private <B extends MessageBody> void touch(Request request, B body, Touched touched) {
        MessageFold<B> fold = foldOf(body);
        fold.touch(request, body, touched);
        if (fold.isAnonymous(body)) {
            touched.words(request.source(), request.digest());
        }
        Kind kind = fold.kind(body);
        if (kind != null && request.message().statement().returnResource()) {
            touched.resource(request.account(), kind);
        }
    }

    /** Folds one message; a message with problems leaves the world as it was. */
    public Effect fold(World world, Request request) {
        Effect effect = judge(world, request, request.message().body());
        if (effect.problems().isEmpty()) {
            remember(world, request, effect);
            world.keep();
        } else {
            world.forget();
        }
        return effect;
    }

    /** Gives up a message in the middle of folding; the world is as it was before the message. */
    public Effect refuse(World world) {
        world.forget();
        return Effect.invalid(List.of(new Problem(ErrorCode.WRONG_FORMAT, "", "the message cannot be processed")));
    }

    /** The records that a message may be about, as far as they are in the world already; null for none. */
    public @Nullable Past past(World world, Request request) {
        return past(world, request, request.message().body());
    }

    private <B extends MessageBody> @Nullable Past past(World world, Request request, B body) {
        MessageFold<B> fold = foldOf(body);
        Kind kind = fold.kind(body);
        if (kind == null) {
            return null;
        }
        World.Heard heard = world.anonymous.get(new World.Words(request.source(), request.digest()));
        if (heard != null) {
            RecordId subject = world.current(new RecordId(request.account(), kind, heard.subjectId()));
            return new Past(subject, List.of(), Instant.MIN, Instant.MIN);
        }
        return Past.of(world, request, kind, fold.key(body), fold.subject(world, request.account(), body));
    }

    /** How the message names its subject; null for a message about no record. */
    public @Nullable RecordKey key(Request request) {
        MessageBody body = request.message().body();
        return states(body) ? key(body) : null;
    }

    /** The kind of the subject; null for a message about no record. */
    public @Nullable Kind kind(Request request) {
        return kind(request.message().body());
    }

    private <B extends MessageBody> @Nullable Kind kind(B body) {
        return foldOf(body).kind(body);
    }

    private <B extends MessageBody> RecordKey key(B body) {
        return foldOf(body).key(body);
    }

    /** The records that a message may turn out to be about, as far as they are in the world already. */
    public Collection<RecordId> candidates(World world, Request request) {
        return candidates(world, request, request.message().body());
    }

    /** The import_id by which a message names its subject, or which it gives it; null where there is none. */
    public @Nullable ImportKey name(Request request) {
        return name(request, request.message().body());
    }

    private <B extends MessageBody> @Nullable ImportKey name(Request request, B body) {
        MessageFold<B> fold = foldOf(body);
        Kind kind = fold.kind();
        String importId = kind == null ? null : fold.key(body).importId();
        return kind == null || importId == null ? null : ImportKey.of(request.account(), kind, importId);
    }

    private <B extends MessageBody> Collection<RecordId> candidates(World world, Request request, B body) {
        MessageFold<B> fold = foldOf(body);
        World.Heard heard = world.anonymous.get(new World.Words(request.source(), request.digest()));
        Kind kind = fold.kind(body);
        return heard != null && kind != null
                ? List.of(world.current(new RecordId(request.account(), kind, heard.subjectId())))
                : fold.candidates(world, request.account(), body);
    }

    private <B extends MessageBody> Effect judge(World world, Request request, B body) {
        MessageFold<B> fold = foldOf(body);
        Effect again =
                fold.isAnonymous(body) ? heard(world, request, fold.kind(body)) : said(world, request, fold, body);
        if (again != null) {
            return again;
        }
        Problems problems = new Problems();
        Effect effect = fold.fold(world, request, body, null, problems);
        if (effect == null || !problems.isEmpty()) {
            return Effect.invalid(problems.list());
        }
        boolean whole = effect.result() != DELETED
                && isFirst(effect.result())
                && request.message().statement().returnResource();
        return fitting(world, whole ? withResource(world, effect) : effect);
    }

    private static Effect fitting(World world, Effect effect) {
        ObjectNode resource = effect.resource();
        return resource == null ? effect : effect.with(world.answers.fit(resource));
    }

    private static Effect withResource(World world, Effect effect) {
        RecordId subject = effect.subject();
        if (subject == null || effect.resource() != null) {
            return effect;
        }
        ObjectNode resource = new Resource(world).of(subject);
        return new Effect(effect.result(), subject, effect.importId(), effect.problems(), effect.ids(), resource);
    }

    /** A statement that names no record is its own identity: said again, it is a duplicate. */
    private static @Nullable Effect heard(World world, Request request, @Nullable Kind kind) {
        World.Heard heard = world.anonymous.get(new World.Words(request.source(), request.digest()));
        if (heard == null || kind == null) {
            return null;
        }
        Effect first = world.said.get(new World.Said(request.source(), request.digest()));
        if (first != null) {
            return first.as(DUPLICATE);
        }
        RecordId subject = world.current(new RecordId(request.account(), kind, heard.subjectId()));
        return new Effect(DUPLICATE, subject, Identity.importIdOf(world, subject), List.of(), null, null);
    }

    /** A dated statement no newer than its source's newest about the subject was made before, or is stale. */
    private static <B extends MessageBody> @Nullable Effect said(
            World world, Request request, MessageFold<B> fold, B body) {
        Instant issuedAt = request.message().statement().issuedAt();
        Kind kind = fold.kind(body);
        if (issuedAt == null || kind == null) {
            return null;
        }
        RecordKey key = fold.key(body);
        Past past = Past.of(world, request, kind, key, fold.subject(world, request.account(), body));
        Effect first = world.said.get(new World.Said(request.source(), request.digest()));
        if (first != null
                && (past.reaches(issuedAt)
                        || fold.found(world, request.account(), body).stream()
                                .anyMatch(subject -> !isNews(world, request, subject, issuedAt)))) {
            return first.as(DUPLICATE);
        }
        return past.isOlderThanNewest(issuedAt) ? stale(world, past, issuedAt, key) : null;
    }

    private static boolean isNews(World world, Request request, RecordId subject, Instant issuedAt) {
        Instant newest = world.newest.get(new World.Voice(subject, request.source()));
        return newest == null || issuedAt.isAfter(newest);
    }

    /** A record that had the name before is told by that name. */
    private static Effect stale(World world, Past past, Instant issuedAt, RecordKey key) {
        RecordId subject = past.subject(issuedAt);
        String importId = subject.equals(past.now()) ? Identity.importIdOf(world, subject) : key.importId();
        return new Effect(STALE, subject, importId, List.of(), null, null);
    }

    private static boolean isFirst(AckResult result) {
        return result != DUPLICATE && result != STALE;
    }

    private void remember(World world, Request request, Effect effect) {
        RecordId subject = effect.subject();
        boolean states = states(request.message().body());
        if (!states || subject == null || !isFirst(effect.result())) {
            return;
        }
        Instant issuedAt = request.message().statement().issuedAt();
        if (issuedAt != null) {
            world.heard(subject, request.source(), issuedAt);
        }
        world.settleReleases();
        boolean anonymous = isAnonymous(request.message().body());
        if (anonymous) {
            world.anonymous.put(
                    new World.Words(request.source(), request.digest()),
                    new World.Heard(subject.id(), request.messageId().value()));
        }
        World.Said said = new World.Said(request.source(), request.digest());
        boolean mayBeSaidAgain = anonymous || issuedAt != null || effect.result() == DELETED;
        if (mayBeSaidAgain && world.said.get(said) == null) {
            world.said.put(said, effect.withoutResource());
        }
    }

    private <B extends MessageBody> boolean states(B body) {
        return kind(body) != null;
    }

    private <B extends MessageBody> boolean isAnonymous(B body) {
        return foldOf(body).isAnonymous(body);
    }

    @SuppressWarnings("unchecked")
    private <B extends MessageBody> MessageFold<B> foldOf(B body) {
        MessageFold<?> fold = folds.get(body.getClass());
        if (fold == null) {
            throw new IllegalStateException("no meaning is given to messages of " + body.getClass());
        }
        return (MessageFold<B>) fold;
    }
}
