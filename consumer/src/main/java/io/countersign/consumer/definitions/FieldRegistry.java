package io.countersign.consumer.definitions;

import io.countersign.consumer.domain.CustomField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The custom fields that accounts define; a running consumer honours a change with its next batch. */
public final class FieldRegistry {
    private static final String LIST = "SELECT * FROM custom_field_definitions WHERE account_id = :account ORDER BY id";
    private static final String INSERT = """
            INSERT INTO custom_field_definitions (account_id, id, key, label, type, choices, mandatory, archived)
            VALUES (:account, :id, :key, :label, :type, :choices, :mandatory, :archived)
            """;
    private static final String UPDATE = """
            UPDATE custom_field_definitions
            SET key = :key, label = :label, type = :type, choices = :choices, mandatory = :mandatory,
                archived = :archived, updated_at = now()
            WHERE account_id = :account AND id = :id
            """;

    private final Jdbi jdbi;

    /** Administers the custom fields of a database. */
    public FieldRegistry(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The fields of an account by number; empty where there is no such account. */
    public List<CustomField> list(String account) {
        return jdbi.withHandle(handle ->
                Accounts.find(handle, account).map(id -> list(handle, LIST, id)).orElse(List.of()));
    }

    /** The field of an account that has the key. */
    public Optional<CustomField> find(String account, String key) {
        return list(account).stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /**
     * Makes fields what the drafts say and leaves all others as they are. The values that are stored follow a change of
     * type where each of them converts without loss. Throws {@link DefinitionException} where a draft cannot be had;
     * nothing is changed then.
     */
    public List<Applied<CustomField>> apply(String account, List<FieldDraft> drafts) {
        return jdbi.inTransaction(handle -> new Application(handle, Accounts.lock(handle, account)).apply(drafts));
    }

    private static List<CustomField> list(Handle handle, String sql, int account) {
        return handle.createQuery(sql)
                .bind("account", account)
                .map((row, context) -> FieldRows.read(row))
                .list();
    }

    private static final class Application {
        private final Handle handle;
        private final int account;
        private final Map<Long, CustomField> byId = new HashMap<>();
        private final List<Refusal> refusals = new ArrayList<>();

        private Application(Handle handle, int account) {
            this.handle = handle;
            this.account = account;
            // Waits for the batches that store values by the definitions as they are, and keeps new ones waiting.
            list(handle, LIST + " FOR NO KEY UPDATE", account).forEach(field -> byId.put(field.id(), field));
        }

        private List<Applied<CustomField>> apply(List<FieldDraft> drafts) {
            List<Applied<CustomField>> applied = new ArrayList<>(drafts.size());
            long next = greatest(drafts) + 1;
            for (int i = 0; i < drafts.size(); i++) {
                FieldDraft draft = drafts.get(i);
                CustomField byKey = byKey(draft.key());
                CustomField before = draft.id() == null ? byKey : byId.get(draft.id());
                if (byKey != null && !byKey.equals(before)) {
                    refuse(i, "id", "the key belongs to the field with the id " + byKey.id());
                } else {
                    Long id = draft.id();
                    long number = before != null ? before.id() : id != null ? id : next++;
                    applied.add(apply(i, before, draft.numbered(number)));
                }
            }
            if (!refusals.isEmpty()) {
                throw new DefinitionException(refusals);
            }
            return applied;
        }

        private Applied<CustomField> apply(int index, @Nullable CustomField before, CustomField after) {
            byId.put(after.id(), after);
            if (after.equals(before)) {
                return new Applied<>(Applied.Change.UNCHANGED, after);
            }
            if (before != null && !after.rule().equals(before.rule())) {
                String misfit = new StoredValues(handle, account, after.id()).follow(after);
                if (misfit != null) {
                    refuse(index, after.type() == before.type() ? "choices" : "type", misfit);
                }
            }
            write(before == null ? INSERT : UPDATE, after);
            return new Applied<>(before == null ? Applied.Change.CREATED : Applied.Change.CHANGED, after);
        }

        private void write(String sql, CustomField field) {
            try (Update update = handle.createUpdate(sql)) {
                update.bind("account", account)
                        .bind("id", field.id())
                        .bind("key", field.key())
                        .bind("label", field.label())
                        .bind("type", field.type().text())
                        .bindArray("choices", String.class, field.choices())
                        .bind("mandatory", field.mandatory())
                        .bind("archived", field.archived())
                        .execute();
            }
        }

        private @Nullable CustomField byKey(String key) {
            return byId.values().stream()
                    .filter(field -> field.key().equals(key))
                    .findFirst()
                    .orElse(null);
        }

        private long greatest(List<FieldDraft> drafts) {
            long greatest = byId.keySet().stream().mapToLong(id -> id).max().orElse(0);
            for (FieldDraft draft : drafts) {
                Long id = draft.id();
                greatest = Math.max(greatest, id == null ? 0 : id);
            }
            return greatest;
        }

        private void refuse(int index, String member, String rule) {
            refusals.add(new Refusal(index, member, rule));
        }
    }
}
