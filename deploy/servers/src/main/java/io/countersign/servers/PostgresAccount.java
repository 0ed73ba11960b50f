package io.countersign.servers;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;

/** Under which account PostgreSQL's programs run: they refuse to run as root. */
enum PostgresAccount {
    /** Whoever runs this JVM. */
    OWN(""),
    /** Root, in a user namespace of its own where it is nobody. */
    NAMESPACE("unshare -U"),
    /** The account {@code nobody}, for root where user namespaces are forbidden, as in most containers. */
    NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups --");

    private final String prefix;

    PostgresAccount(String prefix) {
        this.prefix = prefix;
    }

    /** The first of them that works here. */
    static PostgresAccount find() throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return OWN;
        }
        if (LinuxUtils.isUnshareAvailable()) {
            return NAMESPACE;
        }
        if (Run.succeeds(NOBODY.prefix(), List.of("true"))) {
            return NOBODY;
        }
        throw new IOException("PostgreSQL refuses to run as root, and this system has neither user namespaces nor"
                + " setpriv: run this as another user, or name a PostgreSQL server of your own");
    }

    /** What to put before a command. */
    List<String> prefix() {
        return prefix.isEmpty() ? List.of() : List.of(prefix.split(" "));
    }

    /** Gives a file or directory to the account. */
    void own(Path path) throws IOException {
        if (this == NOBODY) {
            UserPrincipalLookupService accounts = FileSystems.getDefault().getUserPrincipalLookupService();
            Files.setOwner(path, accounts.lookupPrincipalByName("nobody"));
        }
    }
}
