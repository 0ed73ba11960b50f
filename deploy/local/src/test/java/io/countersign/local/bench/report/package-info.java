/** What the report says, and that it stands alone. */
package io.countersign.local.bench.report;
