/** person:delete: its JSON Schema, samples, record and reader. */
@NullMarked
package io.countersign.schema.message.persondelete;

import org.jspecify.annotations.NullMarked;
