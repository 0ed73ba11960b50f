/** Each measurement once, with little to do. */
package io.countersign.local.bench;
