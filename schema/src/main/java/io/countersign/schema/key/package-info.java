/** Keys and Ed25519 signatures as values, their text forms, and the one place where signatures are made and verified. */
@NullMarked
package io.countersign.schema.key;

import org.jspecify.annotations.NullMarked;
