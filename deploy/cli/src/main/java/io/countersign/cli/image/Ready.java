package io.countersign.cli.image;

import io.countersign.cli.ExitCode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Asks the service of this container whether it is ready, for engines that find out by running something. Small, because
 * it is run every few seconds: the older of Java's HTTP clients is there in half the time.
 */
public final class Ready {
    private static final int PATIENCE_MILLIS = 3000;
    private static final int LARGEST_PORT = 65_535;

    private Ready() {}

    /** Takes the path of the file that names Java, and a port; ends the JVM with an {@link ExitCode}. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Returns 0 if {@code /readyz} answers 200 within seconds, 1 if not, 2 where no port from 1 to 65535 is given. */
    static int run(String... arguments) {
        if (arguments.length != 2 || !arguments[1].matches("[1-9][0-9]{0,4}")) {
            return usage();
        }
        int port = Integer.parseInt(arguments[1]);
        if (port > LARGEST_PORT) {
            return usage();
        }
        try {
            int status = status(port);
            if (status != HttpURLConnection.HTTP_OK) {
                System.err.println("not ready: /readyz answers " + status);
                return ExitCode.REFUSED;
            }
            return ExitCode.DONE;
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return ExitCode.REFUSED;
        }
    }

    private static int usage() {
        System.err.println("usage: ready PORT");
        return ExitCode.USAGE;
    }

    private static int status(int port) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + "/readyz").toURL().openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
