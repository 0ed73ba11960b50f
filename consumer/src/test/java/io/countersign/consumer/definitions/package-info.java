/** Definitions of custom fields and forms, and what becomes of stored values when they change. */
@NullMarked
package io.countersign.consumer.definitions;

import org.jspecify.annotations.NullMarked;
