/** Makes messages of the rows of CSV files, as exports of other systems are, and checks the mapping beforehand. */
@NullMarked
package io.countersign.cli.csv;

import org.jspecify.annotations.NullMarked;
