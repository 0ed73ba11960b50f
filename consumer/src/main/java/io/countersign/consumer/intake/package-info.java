/** From delivered records to trusted messages: verification of signatures, then reading; refusals are values. */
@NullMarked
package io.countersign.consumer.intake;

import org.jspecify.annotations.NullMarked;
