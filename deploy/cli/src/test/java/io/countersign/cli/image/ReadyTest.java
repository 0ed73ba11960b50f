package io.countersign.cli.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.countersign.cli.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadyTest {
    @ParameterizedTest
    @CsvSource({"200, 0", "503, 1", "404, 1"})
    void theAnswerIsTheExitCode(int status, int exitCode) throws IOException {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/readyz", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        service.start();
        try {
            assertThat(ask(Integer.toString(service.getAddress().getPort()))).isEqualTo(exitCode);
        } finally {
            service.stop(0);
        }
    }

    @Test
    void whoDoesNotAnswerIsNotReady() {
        assertThat(ask("1")).isEqualTo(ExitCode.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "65536", "http://127.0.0.1", "-1"})
    void onlyAPortIsAsked(String port) {
        assertThat(ask(port)).isEqualTo(ExitCode.USAGE);
    }

    private static int ask(String port) {
        return Ready.run("/usr/bin/ready", port);
    }
}
