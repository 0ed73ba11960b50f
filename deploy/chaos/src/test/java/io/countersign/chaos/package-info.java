/** A short fixed set of faults, and proof that a guarantee that does not hold is noticed. */
package io.countersign.chaos;
