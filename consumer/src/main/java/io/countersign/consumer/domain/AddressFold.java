package io.countersign.consumer.domain;

import static io.countersign.schema.problem.ErrorCode.NOT_FOUND;
import static io.countersign.schema.problem.ErrorCode.REQUIRED;

import io.countersign.schema.message.AddressItem;
import io.countersign.schema.message.Patch;
import io.countersign.schema.problem.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Folds {@code addresses} into the addresses of their owner. */
final class AddressFold {
    private static final Address NONE = new Address(0, null, null, null, null, null, null, null, false);

    private final World world;
    private final Problems problems;

    AddressFold(World world, Problems problems) {
        this.world = world;
        this.problems = problems;
    }

    /** Folds the items in order; returns the ids of the addresses that they are about, null for one that is not there. */
    List<@Nullable Long> fold(RecordId owner, List<AddressItem> items) {
        List<Address> before = world.addresses.get(owner);
        List<Address> addresses = new ArrayList<>(before == null ? List.of() : before);
        List<@Nullable Long> ids = new ArrayList<>();
        Set<Long> named =
                items.stream().map(AddressItem::id).filter(Objects::nonNull).collect(Collectors.toSet());
        for (AddressItem item : items) {
            Address found = find(addresses, item, named);
            if (item.delete()) {
                ids.add(delete(addresses, found));
            } else if (item.id() == null || found != null) {
                ids.add(upsert(addresses, found, item));
            } else {
                problems.add(NOT_FOUND, item.pointer() + "/id", "the record has no such address");
            }
        }
        World.putAll(world.addresses, owner, addresses);
        return ids;
    }

    /** The address that an item without id is about; null where there is none. */
    static @Nullable Address find(List<Address> addresses, AddressItem item) {
        return find(addresses, item, Set.of());
    }

    /** An address that another item names by its id is not meant by one without. */
    private static @Nullable Address find(List<Address> addresses, AddressItem item, Set<Long> named) {
        Long id = item.id();
        if (id != null) {
            return addresses.stream().filter(a -> a.id() == id).findFirst().orElse(null);
        }
        String key = patched(NONE, item).naturalKey();
        return addresses.stream()
                .filter(a -> a.naturalKey().equals(key) && !named.contains(a.id()))
                .findFirst()
                .orElse(null);
    }

    /** What is not there needs no deleting, so that a message may be sent again. */
    private static @Nullable Long delete(List<Address> addresses, @Nullable Address found) {
        if (found == null) {
            return null;
        }
        addresses.remove(found);
        return found.id();
    }

    private long upsert(List<Address> addresses, @Nullable Address found, AddressItem item) {
        long id = found == null ? world.nextId("address") : found.id();
        Address address = numbered(patched(found == null ? NONE : found, item), id);
        if (address.name() == null && address.street1() == null && address.zip() == null) {
            problems.add(REQUIRED, item.pointer(), "an address needs a name, a street1 or a zip");
        } else {
            place(addresses, found, address, item);
        }
        return id;
    }

    private static void place(List<Address> addresses, @Nullable Address found, Address address, AddressItem item) {
        if (address.main() && item.main() instanceof Patch.Put) {
            addresses.replaceAll(a -> a.main() && a.id() != address.id() ? a.withMain(false) : a);
        }
        if (found == null) {
            addresses.add(address);
            // As they are loaded: ids of another partition may be the smaller ones, although they are newer.
            addresses.sort(Comparator.comparingLong(Address::id));
        } else {
            addresses.set(addresses.indexOf(found), address);
        }
    }

    private static Address patched(Address a, AddressItem item) {
        return new Address(
                a.id(),
                item.name().over(a.name()),
                item.street1().over(a.street1()),
                item.street2().over(a.street2()),
                item.city().over(a.city()),
                item.zip().over(a.zip()),
                item.regionCode().over(a.regionCode()),
                item.countryCode().over(a.countryCode()),
                item.main().over(a.main(), false));
    }

    private static Address numbered(Address a, long id) {
        return new Address(
                id, a.name(), a.street1(), a.street2(), a.city(), a.zip(), a.regionCode(), a.countryCode(), a.main());
    }
}
