package io.countersign.cli.argument;

import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A reader of one kind of argument, whose complaint names the rule and not the program's insides. */
abstract class Argument<T> implements ITypeConverter<T> {
    private final Function<String, T> reader;

    /** Takes a reader that throws {@link IllegalArgumentException} with the rule. */
    Argument(Function<String, T> reader) {
        this.reader = reader;
    }

    @Override
    public T convert(String value) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
