package io.countersign.gateway.flameup;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The store's numbers as the UUIDs that Flameup's callers expect: version 8 of RFC 9562, with the number in it. */
final class PersonId {
    private static final long HIGH = 0x636f756e_7465_8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long NUMBER = 0x3fff_ffff_ffff_ffffL;

    private PersonId() {}

    static String of(long number) {
        return new UUID(HIGH, VARIANT | number).toString();
    }

    /** The number in such a text; empty for any other. */
    static OptionalLong number(String text) {
        return uuid(text)
                .filter(uuid -> uuid.getMostSignificantBits() == HIGH)
                .map(uuid -> OptionalLong.of(uuid.getLeastSignificantBits() & NUMBER))
                .orElse(OptionalLong.empty());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
