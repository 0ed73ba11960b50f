/** Builders that write the JSON of messages; the rules of the contract are not repeated here. */
@NullMarked
package io.countersign.producer.message;

import org.jspecify.annotations.NullMarked;
