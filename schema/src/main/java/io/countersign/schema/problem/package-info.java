/** What can be wrong with a message: the closed list of codes, and problems with their place. */
@NullMarked
package io.countersign.schema.problem;

import org.jspecify.annotations.NullMarked;
