package io.countersign.consumer.store;

import io.countersign.consumer.FailPoint;
import io.countersign.consumer.Outcome;
import io.countersign.consumer.domain.Effect;
import io.countersign.consumer.domain.Folding;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.Request;
import io.countersign.consumer.domain.World;
import io.countersign.consumer.inbox.FencedException;
import io.countersign.consumer.inbox.Partition;
import io.countersign.consumer.intake.Accepted;
import io.countersign.consumer.intake.Decoded;
import io.countersign.consumer.intake.Refusal;
import io.countersign.schema.ack.MessageId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies batches of records. One transaction applies a batch, writes its ledger rows and moves the progress of its
 * partitions; a batch that another writer got ahead of is not applied at all. For one thread, but for the positions.
 */
public final class BatchStore {
    private static final Logger LOG = LoggerFactory.getLogger(BatchStore.class);
    private static final int TRIES = 10;
    private static final int TRIES_FOR_A_TAKEN_KEY = 3;

    private final Jdbi jdbi;
    private final Folding folding;
    private final Ledger ledger;
    private final Progress progress;
    private final FreshPlans plans = new FreshPlans();
    private final boolean keepPayloads;

    /** Applies to the database; the ledger holds the signed bytes of messages only where they shall be kept. */
    public BatchStore(Jdbi jdbi, Folding folding, boolean keepPayloads) {
        this.jdbi = jdbi;
        this.folding = folding;
        this.ledger = new Ledger(keepPayloads);
        this.progress = new Progress(jdbi);
        this.keepPayloads = keepPayloads;
    }

    /** The next offset to apply of each partition, 0 where nothing was ever applied; from now on they are ours. */
    public Map<Partition, Long> positions(Collection<Partition> partitions) {
        return progress.read(partitions);
    }

    /** Whether the database knows of less than it has confirmed, as one does that was restored from a backup. */
    public boolean isSetBack() {
        return progress.isSetBack();
    }

    /** Gives partitions up: nothing of them will be applied until their positions are read again. */
    public void release(Collection<Partition> partitions) {
        progress.forget(partitions);
    }

    /**
     * Applies the records that are not applied yet and tells the outcome of all, in their order. Throws {@link
     * FencedException} when a partition is no longer ours and {@link JdbiException} when the database is not in order;
     * nothing is applied then.
     */
    public List<Outcome> apply(List<Decoded> records) {
        List<Decoded> before = new ArrayList<>();
        List<Decoded> fresh = new ArrayList<>();
        for (Decoded record : records) {
            (progress.isApplied(record.delivery().at()) ? before : fresh).add(record);
        }
        Map<MessageId, Outcome> outcomes = new HashMap<>();
        if (!before.isEmpty()) {
            jdbi.withHandle(handle -> Ledger.find(handle, before))
                    .forEach(outcome -> outcomes.put(outcome.delivery().messageId(), outcome));
        }
        applyFresh(fresh)
                .forEach(verdict -> outcomes.put(verdict.decoded().delivery().messageId(), verdict.outcome()));
        List<Outcome> inOrder = new ArrayList<>(records.size());
        for (Decoded record : records) {
            Outcome outcome = outcomes.get(record.delivery().messageId());
            if (outcome != null) {
                inOrder.add(outcome);
            }
        }
        return inOrder;
    }

    private List<Verdict> applyFresh(List<Decoded> records) {
        if (records.isEmpty()) {
            return List.of();
        }
        Collection<Progress.Move> moves =
                progress.moves(records.stream().map(r -> r.delivery().at()).toList());
        List<Verdict> verdicts = applyPatiently(records, moves);
        FailPoint.AFTER_DATABASE_COMMIT.pass();
        progress.moved(moves);
        return verdicts;
    }

    private List<Verdict> applyPatiently(List<Decoded> records, Collection<Progress.Move> moves) {
        int taken = 0;
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction(records, moves, this::whole);
            } catch (JdbiException e) {
                SqlFault fault = SqlFault.of(e);
                if (fault == SqlFault.DATA || (fault == SqlFault.TAKEN && ++taken == TRIES_FOR_A_TAKEN_KEY)) {
                    LOG.info("a batch of {} holds data that the database refuses; looking for it", records.size());
                    return transaction(records, moves, this::bisected);
                }
                if (fault == SqlFault.SURROUNDINGS || attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private interface Application {
        Applied apply(Handle handle, List<Placed> messages);
    }

    /** The effects of messages in their order, and the records whose content they want erased. */
    private record Applied(List<Effect> effects, Set<RecordId> erased) {
        static Applied none() {
            return new Applied(List.of(), Set.of());
        }

        Applied and(Applied next) {
            List<Effect> all = new ArrayList<>(effects);
            all.addAll(next.effects);
            Set<RecordId> allErased = new HashSet<>(erased);
            allErased.addAll(next.erased);
            return new Applied(all, allErased);
        }
    }

    private List<Verdict> transaction(List<Decoded> records, Collection<Progress.Move> moves, Application application) {
        Reservation reservation = Reservation.of(records, progress::slot);
        return jdbi.inTransaction(handle -> {
            plans.ensure(handle);
            Map<MessageId, IdSpan> ids = reservation.spans(progress.move(handle, moves, reservation.totals()));
            List<Decoded> trusted = Revocation.refuse(handle, records);
            List<Placed> messages = trusted.stream()
                    .filter(Accepted.class::isInstance)
                    .map(record -> placed((Accepted) record, ids))
                    .toList();
            Applied applied = application.apply(handle, messages);
            MessageAnswers answers = MessageAnswers.to(trusted, keepPayloads);
            answers.load(handle, applied.erased());
            List<Verdict> verdicts = verdicts(handle, trusted, applied.effects(), answers);
            FailPoint.MID_APPLY.pass();
            ledger.write(handle, verdicts);
            // Again, for what this batch itself holds.
            var unused = Erasure.erase(handle, applied.erased());
            return verdicts;
        });
    }

    private static Placed placed(Accepted accepted, Map<MessageId, IdSpan> ids) {
        return new Placed(
                accepted.request(),
                Objects.requireNonNull(ids.get(accepted.delivery().messageId())));
    }

    private static List<Verdict> verdicts(
            Handle handle, List<Decoded> records, List<Effect> effects, MessageAnswers answers) {
        Iterator<Effect> effect = effects.iterator();
        List<Verdict> verdicts = new ArrayList<>(records.size());
        for (Decoded record : records) {
            Verdict verdict = record instanceof Accepted accepted
                    ? Verdict.of(
                            accepted,
                            answers.answered(accepted.request(), effect.next()),
                            answers.quoted(accepted.request()))
                    : Verdict.of((Refusal) record);
            answers.tell(handle, verdict);
            verdicts.add(verdict);
        }
        return verdicts;
    }

    private Applied whole(Handle handle, List<Placed> messages) {
        if (messages.isEmpty()) {
            return Applied.none();
        }
        BatchIds ids = new BatchIds(messages.get(0).ids());
        World world = Loading.load(handle, ids, folding, Placed.requests(messages));
        List<Effect> effects = new ArrayList<>(messages.size());
        for (Placed message : messages) {
            ids.begin(message.ids());
            effects.add(fold(world, message.request()));
        }
        Tables.flush(handle, world);
        return new Applied(effects, world.erased());
    }

    // Folding is a pure function of the message and the records it names: what it stumbles over, it will always.
    private Effect fold(World world, Request request) {
        try {
            return folding.fold(world, request);
        } catch (JdbiException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error(
                    "{} cannot be processed; this is a defect of the processor",
                    request.messageId().value(),
                    e);
            return folding.refuse(world);
        }
    }

    /** Halves the batch until the messages whose data the database refuses stand alone. */
    private Applied bisected(Handle handle, List<Placed> messages) {
        // Before any half of the batch locks rows, so that writers never wait for each other.
        MatchLocks.take(handle, folding.touch(Placed.requests(messages)).matchValues);
        return bisected(handle, messages, TRIES_FOR_A_TAKEN_KEY);
    }

    private Applied bisected(Handle handle, List<Placed> messages, int tries) {
        String savepoint = "part_of_" + messages.size();
        handle.savepoint(savepoint);
        try {
            Applied applied = whole(handle, messages);
            handle.releaseSavepoint(savepoint);
            return applied;
        } catch (JdbiException e) {
            SqlFault fault = SqlFault.of(e);
            if (fault != SqlFault.DATA && fault != SqlFault.TAKEN) {
                throw e;
            }
            handle.rollbackToSavepoint(savepoint);
            if (messages.size() == 1) {
                boolean mayBeLostRace = fault == SqlFault.TAKEN && tries > 1;
                return mayBeLostRace
                        ? bisected(handle, messages, tries - 1)
                        : new Applied(List.of(Effect.invalid(List.of(SqlFault.problem(e)))), Set.of());
            }
            int middle = messages.size() / 2;
            return bisected(handle, messages.subList(0, middle))
                    .and(bisected(handle, messages.subList(middle, messages.size())));
        }
    }
}
