/** people:upsert: its JSON Schema, samples, records and reader. */
@NullMarked
package io.countersign.schema.message.people;

import org.jspecify.annotations.NullMarked;
