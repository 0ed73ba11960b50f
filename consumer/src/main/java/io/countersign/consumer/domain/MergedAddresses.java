package io.countersign.consumer.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Addresses of the same natural key are one. */
final class MergedAddresses implements MergedTable {
    @Override
    public void merge(World world, RecordId loser, RecordId survivor, ObjectNode former) {
        List<Address> theirs = world.addressesOf(loser);
        former.set("addresses", Resource.addresses(theirs));
        List<Address> own = new ArrayList<>(world.addressesOf(survivor));
        theirs.forEach(address -> add(own, address));
        own.sort(Comparator.comparingLong(Address::id));
        world.addresses.remove(loser);
        World.putAll(world.addresses, survivor, own);
    }

    private static void add(List<Address> own, Address address) {
        boolean main = address.main() && own.stream().noneMatch(Address::main);
        for (int i = 0; i < own.size(); i++) {
            Address same = own.get(i);
            if (same.naturalKey().equals(address.naturalKey())) {
                own.set(i, same.completed(address).withMain(same.main() || main));
                return;
            }
        }
        own.add(address.withMain(main));
    }
}
