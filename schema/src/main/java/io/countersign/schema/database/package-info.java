/** Where the Flyway migrations of the database schema stand; the SQL files lie in the resource folder of this name. */
@NullMarked
package io.countersign.schema.database;

import org.jspecify.annotations.NullMarked;
