/** ping: its JSON Schema, samples, record and reader. */
@NullMarked
package io.countersign.schema.message.ping;

import org.jspecify.annotations.NullMarked;
