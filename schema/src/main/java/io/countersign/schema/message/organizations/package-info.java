/** organizations:upsert: its JSON Schema, samples, records and reader. */
@NullMarked
package io.countersign.schema.message.organizations;

import org.jspecify.annotations.NullMarked;
