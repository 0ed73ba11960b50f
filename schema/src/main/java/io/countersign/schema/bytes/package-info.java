/** Byte strings as values; nothing here knows what the bytes mean. */
@NullMarked
package io.countersign.schema.bytes;

import org.jspecify.annotations.NullMarked;
