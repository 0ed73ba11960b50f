/** Tests of the console's calls, against real servers. */
package io.countersign.consumer.console;
