package io.countersign.local.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** Compares what the database holds with what the generator's own bookkeeping says. */
final class StoredRecords {
    private static final String BELONGINGS = """
               || '|' || (SELECT count(*) FROM contact_informations c WHERE c.account_id = r.account_id AND c.%1$s = r.id)
               || '|' || (SELECT count(*) FROM addresses d WHERE d.account_id = r.account_id AND d.%1$s = r.id)
               || '|' || (SELECT count(*) FROM form_answers f WHERE f.account_id = r.account_id AND f.%1$s = r.id)
            """;
    private static final String PEOPLE = """
            SELECT concat_ws('|', a.name, r.import_id, coalesce(r.first_name, ''), coalesce(r.last_name, ''), coalesce(r.note, ''))
            """
            + BELONGINGS.formatted("person_id")
            + " FROM people r JOIN accounts a ON a.id = r.account_id WHERE a.name IN (<accounts>)";
    private static final String ORGANIZATIONS = """
            SELECT concat_ws('|', a.name, r.import_id, coalesce(r.name, ''), coalesce(r.note, ''))
            """ + BELONGINGS.formatted("organization_id") + """
               || '|' || (SELECT count(*) FROM collaborations k WHERE k.account_id = r.account_id AND k.organization_id = r.id)
             FROM organizations r JOIN accounts a ON a.id = r.account_id WHERE a.name IN (<accounts>)
            """;
    private static final String COUNT =
            "SELECT count(*) FROM %s r JOIN accounts a ON a.id = r.account_id WHERE a.name IN (<accounts>)";

    private final Jdbi jdbi;
    private final List<Tenant> tenants;

    StoredRecords(Jdbi jdbi, List<Tenant> tenants) {
        this.jdbi = jdbi;
        this.tenants = tenants;
    }

    List<Check> checks() {
        return List.of(
                compare(
                        "people",
                        PEOPLE,
                        t -> t.allPeople().map(p -> p.personLine(t.account())).toList()),
                compare(
                        "organizations",
                        ORGANIZATIONS,
                        t -> t.organizations().stream()
                                .map(o -> o.organizationLine(t.account()))
                                .toList()),
                count(
                        "contact_informations",
                        tenants.stream().mapToInt(Tenant::contacts).sum()),
                count(
                        "categories",
                        tenants.stream().mapToInt(Tenant::categories).sum()));
    }

    private Check compare(String what, String sql, Function<Tenant, List<String>> lines) {
        Set<String> expected = new HashSet<>();
        tenants.forEach(tenant -> expected.addAll(lines.apply(tenant)));
        List<String> found = query(sql, String.class);
        List<String> wrong = new ArrayList<>(found);
        wrong.removeAll(expected);
        String name = what + " in the database are those that the messages made";
        return wrong.isEmpty() && found.size() == expected.size()
                ? new Check(name, true, "%,d".formatted(found.size()))
                : new Check(name, false, difference(expected, found, wrong));
    }

    private static String difference(Set<String> expected, Collection<String> found, List<String> wrong) {
        String example = wrong.isEmpty() ? "" : ", for example " + wrong.get(0);
        return "%,d instead of %,d, %,d of them not as expected%s"
                .formatted(found.size(), expected.size(), wrong.size(), example);
    }

    private Check count(String table, int expected) {
        long found = query(COUNT.formatted(table), Long.class).get(0);
        return Check.equal("rows in " + table, (long) expected, found);
    }

    private <T> List<T> query(String sql, Class<T> type) {
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bindList("accounts", tenants.stream().map(Tenant::account).toList())
                .mapTo(type)
                .list());
    }
}
