/** contact_assignment:upsert: its JSON Schema, samples, records and reader. */
@NullMarked
package io.countersign.schema.message.assignments;

import org.jspecify.annotations.NullMarked;
