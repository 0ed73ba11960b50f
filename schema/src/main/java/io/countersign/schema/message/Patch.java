package io.countersign.schema.message;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a message says of one attribute: nothing, that it shall be cleared, or its new value. */
public sealed interface Patch<T> {
    /** The member was absent: keep what is there. */
    record Keep<T>() implements Patch<T> {}

    /** The member was null: clear it, which for an attribute with a default means the default. */
    record Clear<T>() implements Patch<T> {}

    /** The member had a value. */
    record Put<T>(T value) implements Patch<T> {}

    /** A patch that changes nothing. */
    static <T> Patch<T> keep() {
        return new Keep<>();
    }

    /** A patch that clears. */
    static <T> Patch<T> clear() {
        return new Clear<>();
    }

    /** A patch that sets a value. */
    static <T> Patch<T> put(T value) {
        return new Put<>(value);
    }

    /** The attribute after this patch, where clearing leaves nothing. */
    default @Nullable T over(@Nullable T current) {
        if (this instanceof Put<T> put) {
            return put.value();
        }
        return this instanceof Clear<T> ? null : current;
    }

    /** The attribute after this patch, where clearing leaves the default. */
    default T over(T current, T whenCleared) {
        if (this instanceof Put<T> put) {
            return put.value();
        }
        return this instanceof Clear<T> ? whenCleared : current;
    }

    /** Hands the new value over, if there is one. */
    default void ifPut(Consumer<? super T> consumer) {
        if (this instanceof Put<T> put) {
            consumer.accept(put.value());
        }
    }

    /** The same patch with its value, if it has one, converted. */
    default <R> Patch<R> map(Function<? super T, ? extends R> conversion) {
        if (this instanceof Put<T> put) {
            return new Put<>(conversion.apply(put.value()));
        }
        return this instanceof Clear<T> ? new Clear<>() : new Keep<>();
    }
}
