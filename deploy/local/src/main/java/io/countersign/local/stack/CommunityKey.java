package io.countersign.local.stack;

import io.countersign.cli.key.KeyFile;
import io.countersign.cli.settings.Settings;
import io.countersign.cli.wiring.CommunityKeys;
import io.countersign.schema.key.PrivateKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** The key that signs acks: from the settings, else the one that the data directory keeps, else a new one. */
final class CommunityKey {
    private static final String FILE = "community.key";

    private CommunityKey() {}

    static PrivateKey of(Settings settings, @Nullable Path data) throws IOException {
        if (settings.community().privateKey().isPresent()) {
            return CommunityKeys.privateKey(settings.community());
        }
        Path file = data == null ? null : data.resolve(FILE);
        if (file != null && Files.exists(file)) {
            return KeyFile.read(file);
        }
        PrivateKey key = PrivateKey.generate(new SecureRandom());
        if (file != null) {
            KeyFile.write(file, key);
        }
        return key;
    }
}
