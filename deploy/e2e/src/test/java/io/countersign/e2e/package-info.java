/** Tests of the whole, with real processes: what is promised must hold whatever happens to one of them. */
package io.countersign.e2e;
