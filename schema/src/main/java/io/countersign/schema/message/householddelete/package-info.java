/** household:delete: its JSON Schema, samples, record and reader. */
@NullMarked
package io.countersign.schema.message.householddelete;

import org.jspecify.annotations.NullMarked;
