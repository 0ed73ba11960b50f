/** The request envelope around a signed payload, read without looking inside the payload. */
@NullMarked
package io.countersign.schema.envelope;

import org.jspecify.annotations.NullMarked;
