package io.countersign.consumer.definitions;

import io.countersign.consumer.domain.FormDefinition;
import io.countersign.consumer.domain.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The forms that accounts define; a running consumer honours a change with its next batch. Answers that are stored stay
 * as they are, whatever becomes of their form.
 */
public final class FormRegistry {
    private static final String LIST = "SELECT * FROM form_definitions WHERE account_id = :account ORDER BY id";
    private static final String WRITE = """
            INSERT INTO form_definitions (account_id, id, name, locale, contexts, inputs)
            VALUES (:account, :id, :name, :locale, :contexts, :inputs::jsonb)
            ON CONFLICT (account_id, id) DO UPDATE
            SET name = excluded.name, locale = excluded.locale, contexts = excluded.contexts, inputs = excluded.inputs,
                updated_at = now()
            """;

    private final Jdbi jdbi;

    /** Administers the forms of a database. */
    public FormRegistry(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The forms of an account by number; empty where there is no such account. */
    public List<FormDefinition> list(String account) {
        return jdbi.withHandle(handle ->
                Accounts.find(handle, account).map(id -> list(handle, id)).orElse(List.of()));
    }

    /** The form of an account that has the number. */
    public Optional<FormDefinition> find(String account, long id) {
        return list(account).stream().filter(form -> form.id() == id).findFirst();
    }

    /** Makes forms what is given and leaves all others as they are. */
    public List<Applied<FormDefinition>> apply(String account, List<FormDefinition> forms) {
        return jdbi.inTransaction(handle -> {
            int id = Accounts.lock(handle, account);
            List<FormDefinition> before = list(handle, id);
            List<Applied<FormDefinition>> applied = new ArrayList<>(forms.size());
            for (FormDefinition form : forms) {
                FormDefinition known = before.stream()
                        .filter(f -> f.id() == form.id())
                        .findFirst()
                        .orElse(null);
                applied.add(new Applied<>(change(known, form), form));
                if (!form.equals(known)) {
                    write(handle, id, form);
                }
            }
            return applied;
        });
    }

    private static Applied.Change change(@Nullable FormDefinition before, FormDefinition after) {
        if (before == null) {
            return Applied.Change.CREATED;
        }
        return before.equals(after) ? Applied.Change.UNCHANGED : Applied.Change.CHANGED;
    }

    private static List<FormDefinition> list(Handle handle, int account) {
        return handle.createQuery(LIST)
                .bind("account", account)
                .map((row, context) -> FormRows.read(row))
                .list();
    }

    private static void write(Handle handle, int account, FormDefinition form) {
        handle.createUpdate(WRITE)
                .bind("account", account)
                .bind("id", form.id())
                .bind("name", form.name())
                .bind("locale", form.locale())
                .bindArray(
                        "contexts",
                        String.class,
                        form.contexts().stream().sorted().map(Kind::text).toList())
                .bind("inputs", FormRows.inputs(form.inputs()).toString())
                .execute();
    }
}
