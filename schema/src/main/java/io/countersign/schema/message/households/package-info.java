/** Households: what messages say of people who live together. */
@NullMarked
package io.countersign.schema.message.households;

import org.jspecify.annotations.NullMarked;
