package io.countersign.consumer.store;

import io.countersign.consumer.domain.ContactForm;
import io.countersign.consumer.domain.Effect;
import io.countersign.consumer.domain.Folding;
import io.countersign.consumer.domain.Past;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.Request;
import io.countersign.consumer.domain.World;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.message.Message;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.Statement;
import io.countersign.schema.message.persondelete.PersonDelete;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Erases people where no message asks for it, just as an undated person:delete with {@code erase} does. */
public final class PersonErasure {
    /** What became of the wish. */
    public sealed interface Result {}

    /**
     * The person is gone, and so is what the ledger held of it.
     *
     * @param wasDeleted whether the person was deleted before, so that only its traces were left
     * @param messages messages and acks whose content was erased
     * @param formerStates kept states from before it became one with another person
     */
    public record Erased(long id, @Nullable String importId, boolean wasDeleted, int messages, int formerStates)
            implements Result {}

    /** Nothing was changed. */
    public record Refused(List<Problem> problems) implements Result {}

    private static final int TRIES = 10;
    private static final int NO_SOURCE = 0;

    private final Jdbi jdbi;
    private final Folding folding = new Folding(new ContactForm(ContactForm.NO_REGION));

    /** Erases in the database. */
    public PersonErasure(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Erases the person of the account in one transaction, together with all who became one with it. */
    public Result erase(String account, RecordKey key) {
        for (int attempt = 1; ; attempt++) {
            try {
                return jdbi.inTransaction(handle -> account(handle, account)
                        .map(number -> erase(handle, number, key))
                        .orElseGet(() -> refused("no account has this name")));
            } catch (JdbiException e) {
                if (SqlFault.of(e) != SqlFault.COLLISION || attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static Optional<Integer> account(Handle handle, String name) {
        return handle.createQuery("SELECT id FROM accounts WHERE name = :name")
                .bind("name", name)
                .mapTo(Integer.class)
                .findOne();
    }

    private static Result refused(String reason) {
        return new Refused(List.of(new Problem(ErrorCode.NOT_FOUND, "", reason)));
    }

    private Result erase(Handle handle, int account, RecordKey key) {
        Request request = request(account, key);
        World world = Loading.load(handle, PersonErasure::noId, folding, List.of(request));
        Past past = folding.past(world, request);
        Effect effect = folding.fold(world, request);
        RecordId subject = effect.subject();
        if (subject == null) {
            return new Refused(effect.problems());
        }
        Tables.flush(handle, world);
        Erasure.Erased erased = Erasure.erase(handle, world.erased());
        boolean wasDeleted = past == null || past.now() == null;
        return new Erased(subject.id(), effect.importId(), wasDeleted, erased.messages(), erased.merges());
    }

    private static long noId(String sort) {
        throw new IllegalStateException("an erasure creates no " + sort);
    }

    /** The message that would ask for it; it is nobody's, and not in the ledger. */
    private static Request request(int account, RecordKey key) {
        Message message =
                new Message("person:delete", new Statement(null, null, null, false), new PersonDelete(key, true));
        return new Request(
                new MessageId("0".repeat(24)),
                account,
                NO_SOURCE,
                Bytes.utf8("").sha256(),
                message);
    }
}
