package io.countersign.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A certificate for 127.0.0.1 that nobody has signed but itself.
 *
 * @param keystore a PKCS #12 file with the certificate and its key
 * @param pem the certificate alone
 */
record Certificate(Path keystore, Path pem) {
    static final String PASSWORD = "for-tests-only";

    static Certificate make(Path directory) throws IOException, InterruptedException {
        Certificate made = new Certificate(directory.resolve("tls.p12"), directory.resolve("tls.pem"));
        made.keytool(
                directory,
                List.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=gateway", "-validity", "2"),
                List.of("-ext", "san=ip:127.0.0.1", "-ext", "bc:c=ca:true"));
        made.keytool(directory, List.of("-exportcert", "-rfc"), List.of("-file", made.pem.toString()));
        return made;
    }

    private void keytool(Path directory, List<String> what, List<String> how) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(what);
        command.addAll(List.of("-alias", "gateway", "-keystore", keystore.toString(), "-storepass", PASSWORD));
        command.addAll(how);
        Program.Result result = Program.run(directory, Map.of(), command);
        assertThat(result.exitCode()).as(result.printed() + result.said()).isZero();
    }

    /** What makes curl, Python's requests, Node.js, Go and OpenSSL trust it. */
    Map<String, String> trust() {
        return Map.of(
                "CURL_CA_BUNDLE", pem.toString(),
                "REQUESTS_CA_BUNDLE", pem.toString(),
                "NODE_EXTRA_CA_CERTS", pem.toString(),
                "SSL_CERT_FILE", pem.toString());
    }
}
