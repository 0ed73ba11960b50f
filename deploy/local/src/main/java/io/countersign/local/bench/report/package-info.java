/** What was measured as one page that opens without a network, and as JSON. */
@NullMarked
package io.countersign.local.bench.report;

import org.jspecify.annotations.NullMarked;
