package io.countersign.cli.output;

/** How results are printed. */
public enum Format {
    /** Aligned columns. */
    TABLE,
    /** One JSON document. */
    JSON
}
