/** What accounts define for themselves: custom fields of their people, and forms. */
@NullMarked
package io.countersign.consumer.definitions;

import org.jspecify.annotations.NullMarked;
