/** person_categories:query: its JSON Schema, samples, record and reader. */
@NullMarked
package io.countersign.schema.message.personcategories;

import org.jspecify.annotations.NullMarked;
