package io.countersign.consumer.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the accounts of a batch define, as it stands when the batch is applied. */
public final class Definitions {
    private final Map<Integer, List<CustomField>> fields = new HashMap<>();
    private final Map<Integer, Map<Long, FormDefinition>> forms = new HashMap<>();
    private final Set<Integer> definingForms = new HashSet<>();

    /** Adds a custom field as the database has it. */
    public void load(int account, CustomField field) {
        fields.computeIfAbsent(account, a -> new ArrayList<>()).add(field);
    }

    /** Adds a form as the database has it. */
    public void load(int account, FormDefinition form) {
        forms.computeIfAbsent(account, a -> new HashMap<>()).put(form.id(), form);
        loadForms(account);
    }

    /** Says that the account defines forms, be they loaded or not. */
    public void loadForms(int account) {
        definingForms.add(account);
    }

    /** All custom fields of the account. */
    List<CustomField> fields(int account) {
        return fields.getOrDefault(account, List.of());
    }

    @Nullable
    CustomField field(int account, Predicate<CustomField> which) {
        return fields(account).stream().filter(which).findFirst().orElse(null);
    }

    /** Whether the account defines any forms; answers of one that does not are not checked. */
    boolean hasForms(int account) {
        return definingForms.contains(account);
    }

    @Nullable
    FormDefinition form(int account, long id) {
        return forms.getOrDefault(account, Map.of()).get(id);
    }
}
