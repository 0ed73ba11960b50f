/** form:fill: its JSON Schema, samples, record and reader. */
@NullMarked
package io.countersign.schema.message.forms;

import org.jspecify.annotations.NullMarked;
