package io.countersign.peers;

import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tables of the listener: people, how they are reached, and which messages were stored. */
@Component
public class PeopleTables {
    private static final String PERSON = """
            INSERT INTO listener.people (import_id, first_name, last_name, locale, gender)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (import_id) DO UPDATE SET first_name = excluded.first_name, last_name = excluded.last_name,
                locale = excluded.locale, gender = excluded.gender
            RETURNING id""";

    private static final String CONTACT = """
            INSERT INTO listener.contacts (person_id, type, info, main)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (person_id, type, info) DO UPDATE SET main = excluded.main""";

    private static final String MESSAGE = """
            INSERT INTO listener.messages (message_id, person_id, payload)
            VALUES (?, ?, ?)
            ON CONFLICT (message_id) DO NOTHING""";

    private final JdbcClient database;

    /** Stores through the client. */
    PeopleTables(JdbcClient database) {
        this.database = database;
    }

    /** Stores the person and keeps the message, and returns the person's id. */
    @Transactional
    public long store(MessageId message, Person person, Bytes payload) {
        long id = database.sql(PERSON)
                .param(person.importId())
                .param(person.firstName())
                .param(person.lastName())
                .param(person.locale())
                .param(person.gender())
                .query(Long.class)
                .single();
        for (Person.Contact contact : person.contacts()) {
            database.sql(CONTACT)
                    .params(id, contact.type(), contact.info(), contact.isMain())
                    .update();
        }
        database.sql(MESSAGE).params(message.value(), id, payload.toArray()).update();
        return id;
    }
}
