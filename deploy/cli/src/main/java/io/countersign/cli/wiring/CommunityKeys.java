package io.countersign.cli.wiring;

import io.countersign.cli.CommandException;
import io.countersign.cli.settings.Settings;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.PublicKey;
import io.countersign.schema.key.VerifyingKey;
import java.util.Optional;

/** The keys of the community, as the settings give them. */
public final class CommunityKeys {
    private CommunityKeys() {}

    /** The key that signs acks; throws {@link CommandException} where there is none, or the public key is another's. */
    public static PrivateKey privateKey(Settings.Community community) {
        PrivateKey key = PrivateKey.fromHex(community
                .privateKey()
                .orElseThrow(() -> CommandException.usage("acknowledgements need a key to be signed with:"
                        + " set COUNTERSIGN_COMMUNITY_PRIVATE_KEY, or COUNTERSIGN_COMMUNITY_PRIVATE_KEY_FILE to a file"
                        + " that 'countersign keygen --out FILE' wrote"))
                .reveal());
        requireSame(community, key);
        return key;
    }

    /** The key that acks must be signed with; throws {@link CommandException} where neither key is set. */
    public static PublicKey publicKey(Settings.Community community) {
        return known(community)
                .orElseThrow(() -> CommandException.usage("acknowledgements are verified with the community's key:"
                        + " set COUNTERSIGN_COMMUNITY_PUBLIC_KEY"));
    }

    /** The same, empty where neither key is set. */
    public static Optional<PublicKey> known(Settings.Community community) {
        return given(community)
                .or(() -> community
                        .privateKey()
                        .map(secret -> PrivateKey.fromHex(secret.reveal()).publicKey()));
    }

    private static Optional<PublicKey> given(Settings.Community community) {
        try {
            Optional<PublicKey> key = community.publicKey().map(PublicKey::parse);
            if (key.isPresent() && VerifyingKey.of(key.get()).isEmpty()) {
                throw new IllegalArgumentException("is not a usable Ed25519 key");
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw CommandException.usage("COUNTERSIGN_COMMUNITY_PUBLIC_KEY: " + e.getMessage());
        }
    }

    private static void requireSame(Settings.Community community, PrivateKey key) {
        if (given(community).filter(other -> !other.equals(key.publicKey())).isPresent()) {
            throw CommandException.usage(
                    "COUNTERSIGN_COMMUNITY_PUBLIC_KEY does not belong to COUNTERSIGN_COMMUNITY_PRIVATE_KEY; one of them"
                            + " is enough");
        }
    }
}
