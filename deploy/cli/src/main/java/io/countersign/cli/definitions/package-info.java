/** What accounts define for themselves, as commands: custom fields and forms. */
@NullMarked
package io.countersign.cli.definitions;

import org.jspecify.annotations.NullMarked;
