package io.countersign.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** How the messages of an input are told apart; each use reads a stream of it from its start. */
public interface Rows {
    /** Hands over the messages one by one; throws {@code CommandException} for an input that cannot be read as a whole. */
    void forEach(InputStream in, Consumer<Row> action) throws IOException;

    /** How many messages there are, found in the cheapest way; throws as {@link #forEach} does. */
    long count(InputStream in) throws IOException;

    /** Where rows are written that were refused, in the form of the input. */
    RefusedForm refusedForm();
}
