package io.countersign.consumer.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/** Messages about few records, so that they get in each other's way in every manner. */
final class RandomMessages {
    private static final int PEOPLE = 5;
    private static final int OTHERS = 3;

    private final Random random;
    private final int oneWithFieldsIn;
    private int count;

    /** One person in so many has custom fields. */
    RandomMessages(Random random, int oneWithFieldsIn) {
        this.random = random;
        this.oneWithFieldsIn = oneWithFieldsIn;
    }

    String next() {
        // Few other messages mean anything before there are a few records.
        int sort = count++ < 4 && random.nextBoolean() ? 3 + count : random.nextInt(16);
        List<String> members = new ArrayList<>(
                switch (sort) {
                    case 0 -> query();
                    case 9 -> deletion();
                    case 1, 2, 4 -> organization();
                    case 3, 5 -> household();
                    case 8 -> random.nextBoolean() ? filling() : assignment();
                    default -> person(true);
                });
        sometimes(members, 2, () -> "'issued_at':'2026-01-01T00:00:0" + random.nextInt(9) + "Z'");
        sometimes(members, 9, () -> "'nonce':'" + random.nextInt(3) + "'");
        sometimes(members, 4, () -> "'return':'resource'");
        return object(members).replace('\'', '"');
    }

    private List<String> deletion() {
        List<String> members = new ArrayList<>();
        String kind = one("person", "person", "organization", "household");
        members.add("'type':'" + kind + ":delete'");
        key(members, kind.substring(0, 1));
        sometimes(members, 3, () -> "'erase':true");
        return members;
    }

    private List<String> filling() {
        String kind = one("person", "organization", "household");
        List<String> subject = new ArrayList<>();
        subject.add("'type':'" + kind + "'");
        key(subject, kind.substring(0, 1));
        List<String> members = new ArrayList<>();
        members.add("'type':'form:fill'");
        members.add("'subject':" + object(subject));
        members.add("'id':" + (1 + random.nextInt(3)));
        members.add("'data':" + answers());
        return members;
    }

    private List<String> assignment() {
        List<String> members = new ArrayList<>();
        members.add("'type':'contact_assignment:upsert'");
        members.add("'person':" + reference("p"));
        sometimes(members, 5, () -> "'id':" + id(4));
        often(members, () -> "'assigned_to':" + reference("p"));
        sometimes(members, 3, () -> "'organization':" + nullOr(reference("o")));
        sometimes(members, 5, () -> "'delete':true");
        return members;
    }

    private String nestedAssignment() {
        List<String> members = new ArrayList<>();
        sometimes(members, 12, () -> "'id':" + id(4));
        often(members, () -> "'" + one("assigned_to", "person") + "':" + reference("p"));
        sometimes(members, 3, () -> "'organization':" + nullOr(reference("o")));
        sometimes(members, 8, () -> "'delete':true");
        return members.isEmpty() ? "{'id':" + id(1) + "}" : object(members);
    }

    private String reference(String kind) {
        return random.nextInt(6) == 0 ? "{'id':" + id(4) + "}" : "{'import_id':'" + kind + random.nextInt(4) + "'}";
    }

    private String fields() {
        String first = random.nextInt(6) > 0 ? "{'key':'size','value':'S'}" : field();
        return "[" + first + (random.nextInt(3) == 0 ? "," + field() : "") + "]";
    }

    private String field() {
        List<String> members = new ArrayList<>();
        if (random.nextInt(8) == 0) {
            members.add("'id':" + id(6));
        } else {
            sometimes(members, 12, () -> "'id':" + id(6));
            members.add("'key':'" + one("size", "since", "visits", "tags", "alias") + "'");
        }
        String value =
                one("'S'", "'M'", "'2020-01-02'", "1.0", "1", "['a','c']", "['c','a']", "['a','a']", "'x'", "''");
        String key = members.get(members.size() - 1);
        if (random.nextInt(4) > 0) {
            value = key.contains("size")
                    ? one("'M'", "' M '")
                    : key.contains("visits")
                            ? one("1.0", "1", "2.5")
                            : key.contains("tags") ? one("['a']", "['c','a']") : value;
        }
        members.add("'value':" + nullOr(value));
        sometimes(members, 10, () -> "'delete':true");
        return object(members);
    }

    private List<String> query() {
        List<String> members = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            members.add("'type':'arkipel_messages:query','message_id':'@" + random.nextInt(count) + "'");
            return members;
        }
        String kind = one("person", "organization", "household");
        if (random.nextInt(3) == 0 && !kind.equals("household")) {
            members.add("'type':'" + kind + "_categories:query'");
        } else {
            members.add("'type':'" + kind + ":query'");
            key(members, kind.substring(0, 1));
        }
        return members;
    }

    private List<String> organization() {
        List<String> members = new ArrayList<>();
        members.add("'type':'organizations:upsert'");
        key(members, "o");
        often(members, () -> "'name':" + nullOr("'Acme'", "' Acme'", "'Bolt'"));
        sometimes(members, 5, () -> "'status':" + nullOr("'wizard'", "'active'", "'inactive','reason':'gone'"));
        sometimes(members, 16, () -> "'locale':" + nullOr("'fr'"));
        sometimes(members, 8, () -> "'split_percentage':" + nullOr("1", "1.50", "1.5"));
        belongings(members);
        sometimes(members, 3, () -> "'people':" + some(2, () -> object(inOrganization())));
        return members;
    }

    private List<String> household() {
        List<String> members = new ArrayList<>();
        members.add("'type':'households:upsert'");
        key(members, "h");
        often(members, () -> "'name':" + nullOr("'Does'", "' Does'", "'Roes'"));
        belongings(members);
        sometimes(members, 2, () -> "'people':" + some(3, () -> object(person(false))));
        return members;
    }

    private List<String> inOrganization() {
        List<String> members = person(false);
        sometimes(members, 5, () -> "'household':" + home());
        return members;
    }

    /** The household in a person's message. */
    private String home() {
        if (random.nextInt(10) == 0) {
            return "null";
        }
        List<String> members = new ArrayList<>();
        if (random.nextInt(3) > 0) {
            key(members, "h");
        }
        sometimes(members, 3, () -> "'name':" + nullOr("'Does'", "'Roes'"));
        sometimes(members, 4, () -> "'phone':" + nullOr("'514 555 0123'", "'(514) 555-0199'", "'123 1234'", "' '"));
        sometimes(members, 8, () -> "'fax':" + nullOr("'514 555 0123'", "'5145550123'"));
        sometimes(
                members,
                5,
                () -> "'address':"
                        + nullOr(
                                "{'name':'A'}",
                                "{'zip':'1','street1':'S'}",
                                "{'zip':'2'}",
                                "{'city':'C','name':null}"));
        sometimes(members, 3, () -> "'title':" + nullOr("'Mother'", "'Son'"));
        sometimes(members, 3, () -> "'main':" + nullOr("true", "true", "false"));
        sometimes(members, 8, () -> "'delete':true");
        return members.isEmpty() ? "{'main':true}" : object(members);
    }

    private List<String> person(boolean subject) {
        List<String> members = new ArrayList<>();
        members.add("'type':'people:upsert'");
        key(members, "p");
        if (random.nextInt(4) == 0) {
            members.add("'match':" + one("['email']", "['phone']", "['name_phone']", "['email','name_phone']"));
            often(
                    members,
                    () -> "'contact_informations':"
                            + some(2, () -> "{" + (random.nextInt(4) == 0 ? phone() : email()) + "}"));
            sometimes(members, 2, () -> "'on_conflict':'merge'");
        } else {
            sometimes(members, 16, () -> "'on_conflict':'merge'");
        }
        often(members, () -> "'first_name':" + nullOr("'Jane'", "'John'", "' Jane '"));
        sometimes(members, 2, () -> "'last_name':" + nullOr("'Doe'", "'Roe'"));
        sometimes(members, 4, () -> "'note':" + nullOr("'0'", "' 1 '", "' '"));
        sometimes(members, 9, () -> "'username':" + nullOr("'u1'", "'U1'", "' u2'", "'u3'"));
        sometimes(members, 8, () -> "'dob':" + nullOr("'1980-02-29'", "'1990-01-01'"));
        sometimes(members, 8, () -> "'dod':" + nullOr("'1985-01-01'", "'2001-01-01'"));
        sometimes(members, 8, () -> "'" + one("guardian", "archived", "login_active") + "':" + nullOr("true", "false"));
        sometimes(members, 8, () -> "'gender':" + nullOr("'man'", "'woman'"));
        sometimes(members, 6, () -> "'traits':" + nullOr("{}", "{'a':1}", "{'a':1.0,'b':[' x ',null]}", "{'a':null}"));
        sometimes(members, 8, () -> "'receipt':" + nullOr("{'to':'household'}", "{'to':null,'mode':'none'}"));
        belongings(members);
        sometimes(members, oneWithFieldsIn, () -> "'custom_fields':" + fields());
        sometimes(members, 10, () -> "'contact_assignments':" + some(2, this::nestedAssignment));
        sometimes(members, 7, () -> "'collaboration':" + collaboration(subject));
        if (subject) {
            sometimes(members, 12, () -> "'on_missing':'" + one("fail", "fail", "create") + "'");
            sometimes(members, 5, () -> "'household':" + home());
        }
        return members;
    }

    private String collaboration(boolean subject) {
        List<String> members = new ArrayList<>();
        if (subject) {
            List<String> organization = new ArrayList<>();
            key(organization, "o");
            members.add("'organization':" + (organization.isEmpty() ? "{'import_id':'o1'}" : object(organization)));
        }
        sometimes(members, 2, () -> "'title':" + nullOr("'CEO'", "'CTO'"));
        sometimes(members, 2, () -> "'main':" + nullOr("true", "true", "false"));
        sometimes(members, 6, () -> "'delete':true");
        return object(members);
    }

    private void key(List<String> members, String kind) {
        sometimes(members, 20, () -> "'id':" + id(4));
        if (random.nextInt(11) > 0) {
            String importId = random.nextInt(12) == 0
                    ? "~" + (1 + random.nextInt(4))
                    : kind + random.nextInt(kind.equals("p") ? PEOPLE : OTHERS);
            members.add("'import_id':'" + (random.nextInt(3) > 0 ? importId : " " + importId.toUpperCase(Locale.ROOT))
                    + "'");
        }
    }

    /** Stands for the id of what one of the first messages created, for which there is no telling here. */
    private int id(int most) {
        return 1_000_000 + random.nextInt(2 * most);
    }

    private void belongings(List<String> members) {
        sometimes(members, 3, () -> "'category':" + category());
        if (members.stream().noneMatch(member -> member.startsWith("'contact_informations'"))) {
            sometimes(members, 2, () -> "'contact_informations':" + some(2, this::contact));
        }
        sometimes(members, 3, () -> "'addresses':" + some(2, this::address));
        sometimes(members, 5, () -> "'forms':" + some(random.nextInt(4) == 0 ? 2 : 1, this::form));
    }

    private String category() {
        return switch (random.nextInt(12)) {
            case 0 -> "null";
            case 1 -> random.nextInt(3) == 0 ? "{'id':" + id(2) + "}" : names(false);
            case 2 -> random.nextInt(3) == 0 ? names(true) : names(false);
            case 3, 4 -> both();
            default -> names(false);
        };
    }

    private String form() {
        String id = "{'id':" + (1 + random.nextInt(3)) + ",";
        return id + (random.nextInt(3) == 0 ? "'delete':true" : "'data':" + answers()) + "}";
    }

    private String answers() {
        String number = "'k':" + one("1.0", "1", "1", "null", "[1.50]");
        String text = "'l':" + nullOr("' x '", "'y'");
        return "{" + one(number, text, number + "," + text) + "}";
    }

    private String names(boolean withId) {
        String name = "'name_" + one("fr", "en") + "':'" + one("C", "c") + random.nextInt(4) + "'";
        return "{" + (withId ? "'id':" + id(5) + "," : "") + name + "}";
    }

    private String both() {
        return "{'name_fr':'C" + random.nextInt(4) + "','name_en':'C" + random.nextInt(4) + "'}";
    }

    private String contact() {
        List<String> members = new ArrayList<>();
        sometimes(members, 24, () -> "'id':" + id(5));
        if (members.isEmpty() || random.nextBoolean()) {
            members.add(random.nextInt(4) == 0 ? phone() : email());
        } else {
            sometimes(members, 3, () -> "'type':'" + one("Email", "Other") + "'");
            sometimes(members, 3, () -> "'info':'" + one("nobody", "a@example.com") + "'");
        }
        sometimes(members, 6, () -> "'label':" + nullOr("'Home'"));
        ending(members);
        return object(members);
    }

    private String email() {
        return "'type':'" + one("Email", "Email", "Other") + "','info':'"
                + one("a@example.com", "A@example.com", "b@example.com", "c@example.com") + "'";
    }

    private String phone() {
        return "'type':'" + one("PhoneNumber", "CellNumber") + "','info':'"
                + one("514 555 0123", "+1 514-555-0123", "(514) 555-0199", "123 1234") + "'";
    }

    private String address() {
        List<String> members = new ArrayList<>();
        sometimes(members, 24, () -> "'id':" + id(4));
        if (members.isEmpty() || random.nextBoolean()) {
            members.add(
                    one("'name':'A'", "'name':'B'", "'name':'b','zip':'1'", "'street1':'S','zip':'1'", "'zip':'2'"));
        } else {
            sometimes(members, 4, () -> "'name':null");
        }
        sometimes(members, 6, () -> "'region_code':" + nullOr("'on'"));
        ending(members);
        return object(members);
    }

    private void ending(List<String> members) {
        sometimes(members, 4, () -> "'main':" + nullOr("true", "true", "false"));
        sometimes(members, 8, () -> "'delete':true");
    }

    private void often(List<String> members, Supplier<String> member) {
        if (random.nextInt(10) > 0) {
            members.add(member.get());
        }
    }

    private void sometimes(List<String> members, int oneIn, Supplier<String> member) {
        if (random.nextInt(oneIn) == 0) {
            members.add(member.get());
        }
    }

    private String some(int most, Supplier<String> item) {
        List<String> items = new ArrayList<>();
        for (int i = random.nextInt(most); i >= 0; i--) {
            items.add(item.get());
        }
        return "[" + String.join(",", items) + "]";
    }

    private static String object(List<String> members) {
        return "{" + String.join(",", members) + "}";
    }

    private String nullOr(String... choices) {
        return random.nextInt(12) == 0 ? "null" : one(choices);
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
