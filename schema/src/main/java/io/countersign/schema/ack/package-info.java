/** Acknowledgements: message ids, outcomes, and the signed ack envelope, written and read. */
@NullMarked
package io.countersign.schema.ack;

import org.jspecify.annotations.NullMarked;
