package io.countersign.gateway.infoodle;

import io.countersign.gateway.client.Client;
import io.countersign.gateway.client.Right;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One property of a person.
 *
 * @param name as infoodle spells it
 * @param right that it takes to set it, if it takes one
 * @param reader writes it into the message
 */
record Property(String name, Optional<Right> right, Reader reader) {
    /** Writes a property's value into a message. */
    interface Reader {
        /** Writes it, or notes what is wrong with it. */
        void read(JsonNode value, String fieldname, Draft draft);
    }

    /** A property that becomes one member of the message. */
    static Property of(String name, String parent, String member, Format format) {
        return new Property(name, Optional.empty(), (value, fieldname, draft) -> {
            if (Format.isBlank(value)) {
                draft.clear(parent, member, fieldname);
                return;
            }
            try {
                draft.put(parent, member, fieldname, format.read(value));
            } catch (BadValueException e) {
                draft.wrong(fieldname, e.rule());
            }
        });
    }

    /** A property that the person itself has. */
    static Property of(String name, String member, Format format) {
        return of(name, "", member, format);
    }

    /** A property that a message has no member for: a trait of the same name. */
    static Property trait(String name) {
        return of(name, "/traits", name, Format::text);
    }

    /** The same with a value that says nothing passed over instead of clearing. */
    Property keptByBlank() {
        return new Property(name, right, (value, fieldname, draft) -> {
            if (!Format.isBlank(value)) {
                reader.read(value, fieldname, draft);
            }
        });
    }

    /** The same for those only who have a right. */
    Property only(Right needed) {
        return new Property(name, Optional.of(needed), reader);
    }

    /** Whether a client may set it. */
    boolean isFor(Client client) {
        return right.isEmpty() || client.may(right.get());
    }
}
