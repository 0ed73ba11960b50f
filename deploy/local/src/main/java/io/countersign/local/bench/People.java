package io.countersign.local.bench;

import io.countersign.producer.SignedRecord;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The messages that are measured: a person with two contacts each. */
final class People {
    private People() {}

    /** The record of the person of this number. */
    static ProducerRecord<byte[], byte[]> record(int number, PrivateKey sender) {
        byte[] key = Bytes.utf8("person:P" + number).toArray();
        return new ProducerRecord<>(
                Stage.REQUESTS, key, SignedRecord.of(person(number), sender).toArray());
    }

    private static ObjectNode person(int number) {
        ObjectNode person = JsonMapper.shared()
                .createObjectNode()
                .put("type", "people:upsert")
                .put("import_id", "P" + number)
                .put("issued_at", "2026-01-01T00:00:00Z")
                .put("first_name", "Jane")
                .put("last_name", "Doe " + number)
                .put("locale", "en")
                .put("gender", "woman");
        var contacts = person.putArray("contact_informations");
        contacts.addObject()
                .put("type", "Email")
                .put("info", "jane" + number + "@example.org")
                .put("main", true);
        contacts.addObject().put("type", "CellNumber").put("info", "+1416555" + String.format("%04d", number % 10_000));
        return person;
    }
}
