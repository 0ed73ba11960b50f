/** organization:query: its JSON Schema, samples, record and reader. */
@NullMarked
package io.countersign.schema.message.organizationquery;

import org.jspecify.annotations.NullMarked;
