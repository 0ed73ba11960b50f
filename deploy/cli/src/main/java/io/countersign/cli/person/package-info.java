/** What operators do to single people without a message. */
@NullMarked
package io.countersign.cli.person;

import org.jspecify.annotations.NullMarked;
