package io.countersign.consumer.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/** Messages about few records, so that they get in each other's way in every manner; ' stands for ". */
final class RandomMessages {
    private static final int RECORDS = 7;

    private final Random random;

    RandomMessages(Random random) {
        this.random = random;
    }

    List<String> list(int count) {
        List<String> messages = new ArrayList<>();
        while (messages.size() < count) {
            boolean again = !messages.isEmpty() && random.nextInt(8) == 0;
            messages.add(again ? messages.get(random.nextInt(messages.size())) : message());
        }
        return messages;
    }

    private String message() {
        List<String> members = new ArrayList<>(
                switch (random.nextInt(12)) {
                    case 0, 1 -> organization();
                    case 2, 3 -> household();
                    case 4 -> assignment();
                    case 5 -> deletion("person", "p");
                    case 6 -> deletion("organization", "o");
                    case 7 -> deletion("household", "h");
                    default -> person(true);
                });
        sometimes(members, 3, () -> "'issued_at':'2026-01-01T00:00:0" + random.nextInt(9) + "Z'");
        sometimes(members, 9, () -> "'nonce':'" + random.nextInt(3) + "'");
        sometimes(members, 4, () -> "'return':'resource'");
        return "{" + String.join(",", members) + "}";
    }

    private List<String> deletion(String kind, String prefix) {
        List<String> members = new ArrayList<>();
        members.add("'type':'" + kind + ":delete'");
        key(members, prefix);
        if (members.size() == 1) {
            members.add("'id':" + (1 + random.nextInt(2 * RECORDS)));
        }
        sometimes(members, 3, () -> "'erase':true");
        return members;
    }

    private List<String> organization() {
        List<String> members = new ArrayList<>();
        members.add("'type':'organizations:upsert'");
        key(members, "o");
        sometimes(members, 2, () -> "'name':" + nullOr("Acme"));
        sometimes(members, 4, () -> "'status':'" + one("wizard", "active", "inactive") + "'");
        sometimes(members, 4, () -> "'reason':" + nullOr("gone"));
        belongings(members);
        people(members, false);
        return members;
    }

    private List<String> household() {
        List<String> members = new ArrayList<>();
        members.add("'type':'households:upsert'");
        key(members, "h");
        sometimes(members, 2, () -> "'name':" + nullOr("The Does"));
        belongings(members);
        people(members, true);
        return members;
    }

    private void people(List<String> members, boolean inHousehold) {
        sometimes(members, 2, () -> "'people':[" + some(2, () -> nested(inHousehold)) + "]");
    }

    private String nested(boolean inHousehold) {
        List<String> members = person(false);
        members.removeIf(member -> inHousehold && member.startsWith("'household'"));
        return "{" + String.join(",", members) + "}";
    }

    private List<String> assignment() {
        List<String> members = new ArrayList<>();
        members.add("'type':'contact_assignment:upsert'");
        sometimes(members, 3, () -> "'id':" + (1 + random.nextInt(RECORDS)));
        members.add("'person':" + named("p"));
        sides(members, one("'assigned_to':", "'assigned_to':", "'organization':"));
        return members;
    }

    /** The other side of an assignment, perhaps with the organization, or the end of it. */
    private void sides(List<String> members, String side) {
        members.add(side + named(side.contains("organization") ? "o" : "p"));
        if (!side.contains("organization")) {
            sometimes(members, 3, () -> "'organization':" + one("null", named("o")));
        }
        sometimes(members, 5, () -> "'delete':true");
    }

    private String named(String kind) {
        return one(
                "{'id':" + (1 + random.nextInt(2 * RECORDS)) + "}",
                "{'import_id':'" + kind + random.nextInt(RECORDS) + "'}");
    }

    private String contactAssignment() {
        List<String> members = new ArrayList<>();
        sometimes(members, 3, () -> "'id':" + (1 + random.nextInt(RECORDS)));
        sides(members, one("'assigned_to':", "'person':"));
        return "{" + String.join(",", members) + "}";
    }

    private String ownHousehold() {
        List<String> members = new ArrayList<>();
        sometimes(members, 4, () -> "'id':" + (1 + random.nextInt(RECORDS)));
        sometimes(members, 2, () -> "'import_id':'h" + random.nextInt(RECORDS) + "'");
        sometimes(members, 3, () -> "'name':'Others'");
        sometimes(members, 3, () -> "'phone':" + one("null", "'123 1234'", "'123-1234'", "'555 1234'"));
        sometimes(members, 3, () -> "'address':" + one("null", "{'name':'A'}", "{'city':'B'}", "{'zip':'1'}"));
        sometimes(members, 3, () -> "'main':" + one("true", "false", "null"));
        sometimes(members, 8, () -> "'delete':true");
        members.add("'title':" + nullOr("Mother"));
        return "{" + String.join(",", members) + "}";
    }

    private List<String> person(boolean subject) {
        List<String> members = new ArrayList<>();
        members.add("'type':'people:upsert'");
        key(members, "p");
        sometimes(
                members,
                3,
                () -> "'match':" + one("['email']", "['phone','email']", "['name_phone']", "['email','phone']"));
        sometimes(members, 3, () -> "'on_conflict':" + one("'merge'", "'fail'"));
        sometimes(members, 2, () -> "'first_name':" + nullOr("Jane"));
        sometimes(members, 2, () -> "'last_name':" + nullOr("Doe"));
        sometimes(members, 4, () -> "'note':'" + random.nextInt(2) + "'");
        belongings(members);
        sometimes(
                members,
                3,
                () -> "'collaboration':{"
                        + (subject ? "'organization':{'import_id':'o" + random.nextInt(RECORDS) + "'}," : "")
                        + one("'title':'CEO'", "'main':true", "'main':false", "'delete':true") + "}");
        sometimes(members, 4, () -> "'household':" + (random.nextInt(6) == 0 ? "null" : ownHousehold()));
        sometimes(members, 4, () -> "'contact_assignments':[" + some(2, this::contactAssignment) + "]");
        return members;
    }

    private void key(List<String> members, String kind) {
        sometimes(members, 3, () -> "'id':" + (1 + random.nextInt(2 * RECORDS)));
        if (random.nextInt(6) > 0) {
            String importId = kind + random.nextInt(RECORDS);
            members.add("'import_id':'" + (random.nextBoolean() ? importId : " " + importId.toUpperCase(Locale.ROOT))
                    + "'");
        }
    }

    private void belongings(List<String> members) {
        sometimes(
                members,
                3,
                () -> "'category':" + one("null", "{'id':" + (1 + random.nextInt(6)) + "}", names(false), names(true)));
        sometimes(members, 2, () -> "'contact_informations':[" + some(3, this::contact) + "]");
        sometimes(members, 3, () -> "'addresses':[" + some(3, this::address) + "]");
        sometimes(
                members,
                4,
                () -> "'forms':[{'id':" + (1 + random.nextInt(2)) + ",'data':{'k':" + one("1.0", "1", "null", "[1.50]")
                        + "}}]");
    }

    private String names(boolean withId) {
        String name = "'name_" + one("fr", "en") + "':'C" + random.nextInt(4) + "'";
        return "{" + (withId ? "'id':" + (1 + random.nextInt(6)) + "," : "") + name + "}";
    }

    private String contact() {
        List<String> members = new ArrayList<>();
        sometimes(members, 3, () -> "'id':" + (1 + random.nextInt(20)));
        if (random.nextInt(4) == 0) {
            members.add("'type':'" + one("PhoneNumber", "CellNumber") + "','info':'+1 416 555 000" + random.nextInt(3)
                    + "'");
        } else if (members.isEmpty() || random.nextBoolean()) {
            members.add("'type':'" + one("Email", "Other") + "','info':'"
                    + one("a@example.com", "A@example.com", "b@example.com", "c@example.com") + "'");
        }
        ending(members);
        return "{" + String.join(",", members) + "}";
    }

    private String address() {
        List<String> members = new ArrayList<>();
        sometimes(members, 3, () -> "'id':" + (1 + random.nextInt(12)));
        if (members.isEmpty() || random.nextBoolean()) {
            members.add(
                    one("'name':'A'", "'name':'B'", "'name':'b','zip':'1'", "'street1':'S','zip':'1'", "'zip':'2'"));
        }
        ending(members);
        return "{" + String.join(",", members) + "}";
    }

    private void ending(List<String> members) {
        sometimes(members, 3, () -> "'main':" + one("true", "false", "null"));
        sometimes(members, 8, () -> "'delete':true");
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
        return String.join(",", items);
    }

    private String nullOr(String text) {
        return random.nextInt(4) == 0 ? "null" : "'" + text + "'";
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
