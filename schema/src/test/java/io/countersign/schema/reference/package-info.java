/** Writes the reference page of all messages from their JSON Schemas. */
@NullMarked
package io.countersign.schema.reference;

import org.jspecify.annotations.NullMarked;
