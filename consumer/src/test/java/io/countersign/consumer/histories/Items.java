package io.countersign.consumer.histories;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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
            contact(at + "/contact_informations/" + i, owner, said.get(i), mains, ids);
        }
        return ids;
    }

    private void contact(String pointer, Holding owner, JsonNode item, Set<String> mains, ArrayNode ids) {
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

    /** The one number of a type that a person's message gives its household: the main one, or no more. */
    void mainNumber(String pointer, Holding owner, String type, JsonNode number) {
        Item main = owner.contacts.stream()
                .filter(c -> c.isMain() && type.equals(c.text("type")))
                .findFirst()
                .orElse(null);
        String info = number.isString() ? number.stringValue().strip() : "";
        if (info.isEmpty()) {
            owner.contacts.remove(main);
            return;
        }
        ObjectNode item =
                Json.NODES.objectNode().put("type", type).put("info", info).put("main", true);
        List<String> key = naturalKey(contact(item));
        if (main != null && owner.contacts.stream().noneMatch(c -> naturalKey(c).equals(key))) {
            item.put("id", main.id());
        }
        contact(pointer, owner, item, new HashSet<>(), Json.NODES.arrayNode());
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
            address(at + "/addresses/" + i, owner, said.get(i), named, ids);
        }
        return ids;
    }

    private void address(String pointer, Holding owner, JsonNode item, Set<Long> named, ArrayNode ids) {
        Item wanted = address(item);
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

    /** The one address that a person's message gives its household: the main one, or no more. */
    void mainAddress(String pointer, Holding owner, JsonNode said) {
        Item main = owner.addresses.stream().filter(Item::isMain).findFirst().orElse(null);
        if (said.isNull()) {
            owner.addresses.remove(main);
            return;
        }
        ObjectNode item = ((ObjectNode) said).deepCopy().put("main", true);
        List<String> key = addressKey(address(said));
        if (main != null
                && owner.addresses.stream().noneMatch(a -> addressKey(a).equals(key))) {
            item.put("id", main.id());
        }
        address(pointer, owner, item, Set.of(), Json.NODES.arrayNode());
    }

    private static Item address(JsonNode said) {
        Item address = new Item(0, Attributes.initial("address"));
        Attributes.put("address", said, address.values());
        return address;
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
