/** Strict reading of JSON text with limits, and its RFC 8785 canonical form; nothing here knows a message. */
@NullMarked
package io.countersign.schema.json;

import org.jspecify.annotations.NullMarked;
