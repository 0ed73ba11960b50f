package io.countersign.schema.key;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Which library computes the signatures of this process: the Amazon Corretto Crypto Provider where it is on the class path,
 * runs on this platform and passes a test of itself, Bouncy Castle otherwise. The verdicts are the same.
 *
 * <p>The system property {@value #PROPERTY} with the value {@value #BOUNCY_CASTLE} leaves the native library out.
 */
public final class SignatureLibrary {
    /** Says which library to use. */
    public static final String PROPERTY = "countersign.signatures";

    /** The value for Bouncy Castle whatever else there is. */
    public static final String BOUNCY_CASTLE = "bouncycastle";

    private static final String NATIVE_PROVIDER = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private static final Ed25519Library PLAIN = new BouncyCastleEd25519();
    private static final SignatureLibrary IN_USE = choose(System.getProperty(PROPERTY));

    private final Ed25519Library chosen;
    private final String why;

    private SignatureLibrary(Ed25519Library chosen, String why) {
        this.chosen = chosen;
        this.why = why;
    }

    /** The one of this process. */
    public static SignatureLibrary inUse() {
        return IN_USE;
    }

    /** Its name, with its version where it is a native one. */
    public String name() {
        return chosen.name();
    }

    /** Why this one, in a few words for logs. */
    public String why() {
        return why;
    }

    Ed25519Library ed25519() {
        return chosen;
    }

    /** The one for a value of the property; one that means nothing changes nothing, and is told. */
    static SignatureLibrary choose(@Nullable String wanted) {
        if (wanted == null) {
            return best();
        }
        if (wanted.equals(BOUNCY_CASTLE)) {
            return new SignatureLibrary(PLAIN, "the property " + PROPERTY + " says so");
        }
        SignatureLibrary best = best();
        return new SignatureLibrary(
                best.chosen,
                best.why + "; the property " + PROPERTY + " takes " + BOUNCY_CASTLE + " only, not " + wanted);
    }

    private static SignatureLibrary best() {
        try {
            Optional<Provider> provider = nativeProvider();
            if (provider.isEmpty()) {
                return new SignatureLibrary(PLAIN, "no native library is on the class path");
            }
            return with(new NativeEd25519(provider.get(), PLAIN));
        } catch (LinkageError | ServiceConfigurationError e) {
            return new SignatureLibrary(PLAIN, "the native library does not work here: " + e);
        }
    }

    /** The candidate where it passes its test, otherwise Bouncy Castle. */
    static SignatureLibrary with(NativeEd25519 candidate) {
        @Nullable String fault;
        try {
            fault = new NativeSelfTest(candidate).firstFault();
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            fault = e.toString();
        }
        return fault == null
                ? new SignatureLibrary(candidate, "it passes its test")
                : new SignatureLibrary(PLAIN, candidate.name() + " does not pass its test: " + fault);
    }

    private static Optional<Provider> nativeProvider() {
        return ServiceLoader.load(Provider.class).stream()
                .filter(found -> found.type().getName().equals(NATIVE_PROVIDER))
                .findFirst()
                .map(ServiceLoader.Provider::get);
    }
}
