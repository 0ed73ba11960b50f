package io.countersign.schema.message.people;

import io.countersign.schema.message.AddressItem;
import io.countersign.schema.message.Patch;
import io.countersign.schema.message.RecordKey;

/**
 * The household of a person, as the person's own message states it.
 *
 * @param pointer where it stands in the payload
 * @param key names the household; empty for the one in which the person lives, or else a new one
 * @param delete whether the person shall leave it; the rest then counts for nothing
 * @param phone the household's main phone number
 * @param fax the household's main fax number
 * @param address the household's main address; the item has neither id nor main
 * @param title the person's place in it
 * @param main whether the person is its primary contact
 */
public record HouseholdItem(
        String pointer,
        RecordKey key,
        boolean delete,
        Patch<String> name,
        Patch<String> phone,
        Patch<String> fax,
        Patch<AddressItem> address,
        Patch<String> title,
        Patch<Boolean> main) {}
