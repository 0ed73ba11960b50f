/** Tests of what is trusted and read, and of what is answered to everything else. */
package io.countersign.consumer.intake;
