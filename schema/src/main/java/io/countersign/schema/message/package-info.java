/** Messages as values and how a verified payload becomes one; a folder below for each message type. */
@NullMarked
package io.countersign.schema.message;

import org.jspecify.annotations.NullMarked;
