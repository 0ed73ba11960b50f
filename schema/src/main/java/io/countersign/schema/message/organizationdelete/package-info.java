/** organization:delete: its JSON Schema, samples, record and reader. */
@NullMarked
package io.countersign.schema.message.organizationdelete;

import org.jspecify.annotations.NullMarked;
