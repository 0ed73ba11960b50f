/** Administration of sources: one class a command, and the file that declares them. */
@NullMarked
package io.countersign.cli.sources;

import org.jspecify.annotations.NullMarked;
