package io.countersign.local.bench;

import io.countersign.producer.SignedRecord;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.key.PrivateKey;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The messages that are measured: people with an e-mail address, a phone number and perhaps more addresses.
 *
 * @param contacts of each person, at least 1
 * @param noteLength characters of each person's note; 0 for none
 */
record People(int contacts, int noteLength) {
    private static final int USUAL_CONTACTS = 2;

    /** With two contacts each, and no note. */
    static People usual() {
        return new People(USUAL_CONTACTS, 0);
    }

    /** The record of the person of this number. */
    ProducerRecord<byte[], byte[]> record(int number, PrivateKey sender) {
        return record(number, sender, Stage.REQUESTS);
    }

    /** The same on another topic. */
    ProducerRecord<byte[], byte[]> record(int number, PrivateKey sender, String topic) {
        byte[] key = Bytes.utf8("person:P" + number).toArray();
        return new ProducerRecord<>(
                topic, key, SignedRecord.ofBytes(payload(number), sender).toArray());
    }

    /** What is signed of the person of this number. */
    Bytes payload(int number) {
        return CanonicalJson.of(person(number));
    }

    /** The same person as one row, with neither signature nor anything nested: what a sink can take. */
    static Bytes row(int number) {
        ObjectNode row = attributes(JsonMapper.shared().createObjectNode(), number)
                .put("email", "jane" + number + "@example.org")
                .put("phone", phone(number));
        return CanonicalJson.of(row);
    }

    private ObjectNode person(int number) {
        ObjectNode person = JsonMapper.shared()
                .createObjectNode()
                .put("type", "people:upsert")
                .put("issued_at", "2026-01-01T00:00:00Z");
        attributes(person, number);
        if (noteLength > 0) {
            person.put("note", "n".repeat(noteLength));
        }
        ArrayNode all = person.putArray("contact_informations");
        email(all, "jane" + number).put("main", true);
        if (contacts > 1) {
            all.addObject().put("type", "CellNumber").put("info", phone(number));
        }
        for (int i = USUAL_CONTACTS; i < contacts; i++) {
            email(all, "jane" + number + "." + i);
        }
        return person;
    }

    private static ObjectNode attributes(ObjectNode to, int number) {
        return to.put("import_id", "P" + number)
                .put("first_name", "Jane")
                .put("last_name", "Doe " + number)
                .put("locale", "en")
                .put("gender", "woman");
    }

    private static String phone(int number) {
        return "+1416555" + String.format("%04d", number % 10_000);
    }

    private static ObjectNode email(ArrayNode contacts, String name) {
        return contacts.addObject().put("type", "Email").put("info", name + "@example.org");
    }
}
