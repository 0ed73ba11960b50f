/** Reads the published vectors for tests. */
@NullMarked
package io.countersign.schema.vectors;

import org.jspecify.annotations.NullMarked;
