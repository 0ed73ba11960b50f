/** What must hold of every dialect's answers whatever is asked: fuzz tests, which else run over inputs that are kept. */
@NullMarked
package io.countersign.gateway.fuzz;

import org.jspecify.annotations.NullMarked;
