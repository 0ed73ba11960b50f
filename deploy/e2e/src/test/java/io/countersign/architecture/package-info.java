/** Rules about the code itself, held against the class files of all modules: what must not be written, and where. */
package io.countersign.architecture;
