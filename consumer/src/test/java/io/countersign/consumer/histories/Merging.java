package io.countersign.consumer.histories;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two people become one: what the survivor has stays, and where it has nothing it takes what the other has. */
final class Merging {
    private static final List<String> LOGIN = List.of("username", "login_active", "role");
    private static final List<String> LIFE = List.of("dob", "dod");

    private final Account account;

    Merging(Account account) {
        this.account = account;
    }

    void into(Holding survivor, Holding loser) {
        names(survivor, loser);
        values(survivor, loser);
        if (survivor.category == null) {
            survivor.category = loser.category;
        }
        loser.contacts.forEach(contact -> contact(survivor, contact));
        loser.addresses.forEach(address -> address(survivor, address));
        loser.fields.forEach(survivor.fields::putIfAbsent);
        loser.forms.forEach((form, data) -> survivor.forms.merge(form, data, Merging::completed));
        links(survivor, loser);
        home(survivor, loser);
        cares(survivor.ref.id(), loser.ref.id());
        Map.copyOf(account.newest).forEach((voice, issuedAt) -> {
            if (voice.subject().equals(loser.ref)) {
                account.newest.remove(voice);
                account.newest.merge(new Account.Voice(survivor.ref, voice.source()), issuedAt, Merging::later);
            }
        });
        account.records.remove(loser.ref);
        account.merges.put(loser.ref.id(), survivor.ref.id());
    }

    static String later(String one, String other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static void names(Holding survivor, Holding loser) {
        survivor.furtherNames.add(loser.importId);
        survivor.furtherNames.addAll(loser.furtherNames);
        survivor.formerIds.add(loser.ref.id());
        survivor.formerIds.addAll(loser.formerIds);
    }

    /** A login is taken as a whole; no dates of birth and death are put together that cannot both hold. */
    private static void values(Holding survivor, Holding loser) {
        boolean hasLogin = survivor.text("username") != null
                || survivor.values.get("login_active").booleanValue();
        boolean agree = agree(survivor.text("dob"), survivor.text("dod"), loser.text("dob"), loser.text("dod"));
        Attributes.initial("person").forEach((name, initial) -> {
            JsonNode own = survivor.values.get(name);
            JsonNode theirs = loser.values.get(name);
            boolean kept =
                    name.equals("archived") || (LOGIN.contains(name) && hasLogin) || (LIFE.contains(name) && !agree);
            if (!kept && own.isObject()) {
                survivor.values.put(name, completed(own, theirs));
            } else if (!kept && own.equals(initial)) {
                survivor.values.put(name, theirs);
            }
        });
    }

    private static boolean agree(String ownBirth, String ownDeath, String birth, String death) {
        String born = ownBirth != null ? ownBirth : birth;
        String died = ownDeath != null ? ownDeath : death;
        return born == null || died == null || born.compareTo(died) <= 0;
    }

    private static JsonNode completed(JsonNode own, JsonNode theirs) {
        ObjectNode completed = ((ObjectNode) theirs).deepCopy();
        completed.setAll((ObjectNode) own);
        return completed;
    }

    private static void contact(Holding survivor, Item contact) {
        boolean main = contact.isMain()
                && survivor.contacts.stream()
                        .noneMatch(c -> c.isMain() && c.get("type").equals(contact.get("type")));
        Item same = survivor.contacts.stream()
                .filter(c -> Items.naturalKey(c).equals(Items.naturalKey(contact)))
                .findFirst()
                .orElse(null);
        if (same == null) {
            survivor.contacts.add(contact);
        } else if (same.text("label") == null) {
            same.values().put("label", contact.get("label"));
        }
        Item kept = same == null ? contact : same;
        kept.setMain(main || (same != null && same.isMain()));
    }

    /** Addresses of the same natural key are one; what they do not contradict each other in is put together. */
    private static void address(Holding survivor, Item address) {
        boolean main = address.isMain() && survivor.addresses.stream().noneMatch(Item::isMain);
        Item same = survivor.addresses.stream()
                .filter(a -> Items.addressKey(a).equals(Items.addressKey(address)))
                .min(Comparator.comparing(Item::id))
                .orElse(null);
        if (same == null) {
            survivor.addresses.add(address);
            address.setMain(main);
            return;
        }
        boolean agrees = Attributes.initial("address").keySet().stream()
                .filter(name -> !name.equals("main"))
                .allMatch(name -> same.text(name) == null
                        || address.text(name) == null
                        || Objects.equals(Json.folded(same.get(name)), Json.folded(address.get(name))));
        if (agrees) {
            address.values().forEach((name, value) -> {
                if (same.get(name).isNull()) {
                    same.values().put(name, value);
                }
            });
        }
        same.setMain(same.isMain() || main);
    }

    /** A person lives in one household: the survivor stays in its own, and takes the loser's where it has none. */
    private void home(Holding survivor, Holding loser) {
        Account.Home theirs = account.homes.remove(loser.ref.id());
        Account.Home own = theirs == null ? null : account.homes.putIfAbsent(survivor.ref.id(), theirs);
        if (own != null && own.household() == theirs.household()) {
            fill(own.role(), theirs.role());
        }
    }

    /** Nobody follows up on themselves, or twice on the same. */
    private void cares(long survivor, long loser) {
        Map.copyOf(account.cares).entrySet().stream()
                .filter(care -> care.getValue().isWith(loser))
                .sorted(Map.Entry.comparingByKey())
                .forEach(care -> {
                    account.cares.remove(care.getKey());
                    Account.Care moved = moved(care.getValue(), survivor, loser);
                    if (moved.person() != moved.assignedTo() && account.numberOf(moved) == null) {
                        account.cares.put(care.getKey(), moved);
                    }
                });
    }

    private static Account.Care moved(Account.Care care, long survivor, long loser) {
        return new Account.Care(
                care.person() == loser ? survivor : care.person(),
                care.assignedTo() == loser ? survivor : care.assignedTo(),
                care.organization());
    }

    private static void fill(Map<String, JsonNode> own, Map<String, JsonNode> role) {
        if (own.get("title").isNull()) {
            own.put("title", role.get("title"));
        }
        if (role.get("main").booleanValue()) {
            own.put("main", role.get("main"));
        }
    }

    private void links(Holding survivor, Holding loser) {
        Map.copyOf(account.links).forEach((link, role) -> {
            if (link.person() != loser.ref.id()) {
                return;
            }
            account.links.remove(link);
            Map<String, JsonNode> own =
                    account.links.putIfAbsent(new Account.Link(link.organization(), survivor.ref.id()), role);
            if (own != null) {
                fill(own, role);
            }
        });
    }
}
