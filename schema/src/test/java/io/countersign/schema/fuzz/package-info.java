/** What must hold whatever the input is: fuzz tests, which in an ordinary build run over inputs that are kept. */
@NullMarked
package io.countersign.schema.fuzz;

import org.jspecify.annotations.NullMarked;
