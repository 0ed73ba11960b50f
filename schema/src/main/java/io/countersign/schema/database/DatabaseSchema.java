package io.countersign.schema.database;

/** Names that a migration tool needs to create and check the database schema. */
public final class DatabaseSchema {
    /** The PostgreSQL schema that holds every table. */
    public static final String NAME = "countersign";

    /** The class path folder of the Flyway migrations. */
    public static final String MIGRATIONS = "classpath:io/countersign/schema/database";

    private DatabaseSchema() {}
}
