/** person:query: its JSON Schema, samples, record and reader. */
@NullMarked
package io.countersign.schema.message.personquery;

import org.jspecify.annotations.NullMarked;
