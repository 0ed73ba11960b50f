package io.countersign.consumer.histories;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Contacts and addresses: found by id or by what tells them from others, then patched, removed or added. */
final class Items {
    private final Account account;
    private final List<String> problems;

    Items(Account account, List<String> problems) {
        this.account = account;
        this.problems = problems;
    }

    ArrayNode contacts(String at, Holding owner, JsonNode said) {
        ArrayNode ids = Json.NODES.arrayNode();
        Set<String> mains = new HashSet<>();
        for (int i = 0; i < said.size(); i++) {
            JsonNode item = said.get(i);
            String pointer = at + "/contact_informations/" + i;
            Item found = find(owner.contacts, item, c -> naturalKey(c).equals(naturalKey(contact(item))));
            if (item.path("delete").booleanValue(false)) {
                delete(owner.contacts, found, ids);
            } else if (found == null && Writing.id(item) != null) {
                problems.add("not_found " + pointer + "/id");
            } else {
                Item before = found == null ? null : found.copy();
                Item after = found == null ? added(owner.contacts, "contact", "contact_information") : found;
                Attributes.put("contact", item, after.values());
                checkContact(owner, item, before, after, pointer, mains);
                ids.add(after.id());
            }
        }
        return ids;
    }

    private void checkContact(
            Holding owner, JsonNode item, Item before, Item after, String pointer, Set<String> mains) {
        String type = after.text("type");
        boolean asStored = before != null
                && type.equals(before.text("type"))
                && after.text("info").equals(before.text("info"));
        if (type.equals("Email") && !asStored && !after.text("info").contains("@")) {
            problems.add("wrong_format " + pointer + (item.has("info") ? "/info" : "/type"));
        }
        if (item.path("main").booleanValue(false) && !mains.add(type)) {
            problems.add("conflict " + pointer + "/main");
        }
        if (owner.contacts.stream()
                .anyMatch(c -> c.id() != after.id() && naturalKey(c).equals(naturalKey(after)))) {
            problems.add("duplicate_item " + pointer);
        }
        boolean moved = before == null || !type.equals(before.text("type"));
        if (after.isMain() && (moved || item.path("main").booleanValue(false))) {
            owner.contacts.stream()
                    .filter(c -> c.id() != after.id() && type.equals(c.text("type")))
                    .forEach(c -> c.setMain(false));
        }
    }

    ArrayNode addresses(String at, Holding owner, JsonNode said) {
        ArrayNode ids = Json.NODES.arrayNode();
        Set<Long> named = new HashSet<>();
        said.forEach(item -> named.add(Writing.id(item)));
        for (int i = 0; i < said.size(); i++) {
            JsonNode item = said.get(i);
            String pointer = at + "/addresses/" + i;
            Item wanted = new Item(0, Attributes.initial("address"));
            Attributes.put("address", item, wanted.values());
            Item found = find(
                    owner.addresses,
                    item,
                    a -> !named.contains(a.id()) && addressKey(a).equals(addressKey(wanted)));
            if (item.path("delete").booleanValue(false)) {
                delete(owner.addresses, found, ids);
            } else if (found == null && Writing.id(item) != null) {
                problems.add("not_found " + pointer + "/id");
            } else {
                Item after = found == null ? added(owner.addresses, "address", "address") : found;
                Attributes.put("address", item, after.values());
                if (after.text("name") == null && after.text("street1") == null && after.text("zip") == null) {
                    problems.add("required " + pointer);
                }
                if (item.path("main").booleanValue(false)) {
                    owner.addresses.stream().filter(a -> a.id() != after.id()).forEach(a -> a.setMain(false));
                }
                ids.add(after.id());
            }
        }
        return ids;
    }

    private static Item find(List<Item> items, JsonNode said, Predicate<Item> isTheSame) {
        Long id = Writing.id(said);
        return items.stream()
                .filter(item -> id != null ? item.id() == id : isTheSame.test(item))
                .min(Comparator.comparing(Item::id))
                .orElse(null);
    }

    /** What is not there needs no deleting. */
    private static void delete(List<Item> items, Item found, ArrayNode ids) {
        items.remove(found);
        ids.add(found == null ? null : found.id());
    }

    private Item added(List<Item> items, String of, String sort) {
        Item item = new Item(account.ids.next(sort), Attributes.initial(of));
        items.add(item);
        return item;
    }

    static Item contact(JsonNode said) {
        Item contact = new Item(0, Attributes.initial("contact"));
        Attributes.put("contact", said, contact.values());
        return contact;
    }

    /** Type and info; e-mail addresses and handles in lower case, phone numbers of Canada in E.164 form. */
    static List<String> naturalKey(Item contact) {
        String type = contact.text("type");
        String info = contact.text("info");
        return info == null ? new ArrayList<>() : List.of(String.valueOf(type), normalized(String.valueOf(type), info));
    }

    private static String normalized(String type, String info) {
        return switch (type) {
            case "Email", "SocialMedia" -> Json.folded(info);
            case "PhoneNumber", "CellNumber", "Fax" -> phone(info.replaceAll("[^0-9]", ""));
            default -> info;
        };
    }

    private static String phone(String digits) {
        return digits.length() == 10 ? "+1" + digits : digits.length() == 11 ? "+" + digits : digits;
    }

    /** The name, else street1 and zip; case does not count. */
    static List<String> addressKey(Item address) {
        return address.text("name") != null
                ? List.of(Json.folded(address.get("name")))
                : List.of(Json.folded(address.get("street1")), Json.folded(address.get("zip")));
    }
}
