package io.countersign.consumer.definitions;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The accounts that definitions belong to. */
final class Accounts {
    private Accounts() {}

    /** The account of the name, if there is one. */
    static Optional<Integer> find(Handle handle, String name) {
        return handle.createQuery("SELECT id FROM accounts WHERE name = :name")
                .bind("name", name)
                .mapTo(Integer.class)
                .findOne();
    }

    /** The account of the name, made if need be; until the transaction ends nobody else changes its definitions. */
    static int lock(Handle handle, String name) {
        handle.createUpdate("INSERT INTO accounts (name) VALUES (:name) ON CONFLICT (name) DO NOTHING")
                .bind("name", name)
                .execute();
        return handle.createQuery("SELECT id FROM accounts WHERE name = :name FOR NO KEY UPDATE")
                .bind("name", name)
                .mapTo(Integer.class)
                .one();
    }
}
