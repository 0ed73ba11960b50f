/** arkipel_messages:query: its JSON Schema, samples, record and reader. */
@NullMarked
package io.countersign.schema.message.messagequery;

import org.jspecify.annotations.NullMarked;
