import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Locale;

/**
 * Writes the authorities that Java trusts, from a file of PEM certificates in their order: a PKCS #12 file without a
 * password, as JDKs have it, so that the same certificates give the same bytes. Run from its source by {@code root}.
 */
final class Certificates {
    private Certificates() {}

    /** Takes the file of certificates and the file to write. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
        System.setProperty("keystore.pkcs12.macAlgorithm", "NONE");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(Path.of(arguments[0]))) {
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry(String.format(Locale.ROOT, "authority-%03d", store.size()), certificate);
            }
        }
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[1]))) {
            store.store(out, null);
        }
    }
}
