/** households:upsert: its JSON Schema, samples, records and reader. */
@NullMarked
package io.countersign.schema.message.households;

import org.jspecify.annotations.NullMarked;
