/** Tests of the command that looks everything over. */
package io.countersign.cli.doctor;
