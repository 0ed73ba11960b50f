/** How results are printed: aligned for people, or as JSON for programs. */
@NullMarked
package io.countersign.cli.output;

import org.jspecify.annotations.NullMarked;
