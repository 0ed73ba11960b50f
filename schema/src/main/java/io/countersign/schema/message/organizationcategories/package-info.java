/** organization_categories:query: its JSON Schema, samples, record and reader. */
@NullMarked
package io.countersign.schema.message.organizationcategories;

import org.jspecify.annotations.NullMarked;
