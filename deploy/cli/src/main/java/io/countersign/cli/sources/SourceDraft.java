package io.countersign.cli.sources;

import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.key.VerifyingKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A source as somebody writes it down, with the defaults where nothing is said. */
final class SourceDraft {
    private static final int LONGEST_NAME = 255;

    String name = "";
    String account = "";
    final List<SourceDefinition.Key> keys = new ArrayList<>();
    Set<String> types = new LinkedHashSet<>();
    Set<Serialization> serializations = EnumSet.allOf(Serialization.class);
    boolean freshnessRequired;
    Duration maxAge = SourceDefinition.DEFAULT_MAX_AGE;
    boolean ignoresUnknownMembers;

    /** The definition; throws {@link IllegalArgumentException} for what no source can be. */
    SourceDefinition definition() {
        require(isName(name), "a name has 1 to " + LONGEST_NAME + " characters");
        require(isName(account), "an account's name has 1 to " + LONGEST_NAME + " characters");
        require(!keys.isEmpty(), "a source needs a public key");
        require(maxAge.toSeconds() > 0, "max_age must be at least a second");
        require(!serializations.isEmpty(), "serializations must be raw, jcs or both");
        keys.forEach(SourceDraft::check);
        return new SourceDefinition(
                name,
                account,
                List.copyOf(keys),
                Set.copyOf(types),
                Set.copyOf(serializations),
                freshnessRequired,
                maxAge,
                ignoresUnknownMembers);
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.codePointCount(0, text.length()) <= LONGEST_NAME;
    }

    private static void check(SourceDefinition.Key key) {
        require(
                VerifyingKey.of(key.publicKey()).isPresent(),
                key.publicKey() + " is not a usable Ed25519 key: it is no point of the curve, or one of low order");
        require(
                key.validFrom() == null
                        || key.validUntil() == null
                        || key.validFrom().isBefore(key.validUntil()),
                "valid_from must lie before valid_until");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
