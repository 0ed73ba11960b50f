/** Commands that define custom fields and forms, as an operator runs them. */
@NullMarked
package io.countersign.cli.definitions;

import org.jspecify.annotations.NullMarked;
