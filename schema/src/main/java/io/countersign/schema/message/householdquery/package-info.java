/** household:query: its JSON Schema, samples, record and reader. */
@NullMarked
package io.countersign.schema.message.householdquery;

import org.jspecify.annotations.NullMarked;
