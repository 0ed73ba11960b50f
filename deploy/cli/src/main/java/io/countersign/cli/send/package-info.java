/** Sends files of messages: signed, acknowledged, and continued where an interruption left them. */
@NullMarked
package io.countersign.cli.send;

import org.jspecify.annotations.NullMarked;
