/**
 * The demonstration: servers of its own, the seeds' documents and generated messages, good and bad ones, and the checks
 * that what came of them is what had to come.
 */
@NullMarked
package io.countersign.local.demo;

import org.jspecify.annotations.NullMarked;
