package io.countersign.cli.doctor;

import io.countersign.cli.CommandException;
import io.countersign.cli.settings.Settings;
import io.countersign.cli.wiring.CommunityKeys;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.SignatureLibrary;
import java.util.List;

/** What a consumer needs of its own process. */
final class ProcessChecks {
    private ProcessChecks() {}

    static List<Finding> look(Settings settings) {
        SignatureLibrary library = SignatureLibrary.inUse();
        return List.of(
                Finding.ok("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version")),
                Finding.ok("signatures", library.name() + " (" + library.why() + ")"),
                communityKey(settings));
    }

    private static Finding communityKey(Settings settings) {
        try {
            PrivateKey key = CommunityKeys.privateKey(settings.community());
            return Finding.ok("community key", "signs as " + key.publicKey().encoded());
        } catch (CommandException e) {
            return Finding.wrong(
                    "community key", String.valueOf(e.getMessage()), "set COUNTERSIGN_COMMUNITY_PRIVATE_KEY");
        }
    }
}
