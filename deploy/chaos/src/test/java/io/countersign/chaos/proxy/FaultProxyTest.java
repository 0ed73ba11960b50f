package io.countersign.chaos.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FaultProxyTest {
    private ServerSocket server;
    private FaultProxy proxy;
    private Socket client;
    private Socket far;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 5, FaultProxy.loopback());
        proxy = FaultProxy.to(server.getLocalPort());
        client = new Socket(FaultProxy.loopback(), proxy.port());
        client.setSoTimeout(300);
        far = server.accept();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        proxy.close();
        server.close();
    }

    private void answer(String text) throws IOException {
        far.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private String read(int length) throws IOException {
        return new String(client.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
    }

    @Test
    void forwardsBothWays() throws IOException {
        client.getOutputStream().write('q');
        assertThat(far.getInputStream().read()).isEqualTo('q');
        answer("answer");
        assertThat(read(6)).isEqualTo("answer");
    }

    @Test
    void cutConnectionsAreReset() {
        assertThat(proxy.cut()).isEqualTo(1);
        assertThatThrownBy(() -> read(1)).isInstanceOf(SocketException.class);
    }

    @Test
    void forgottenConnectionsSayNothingNotEvenThatTheyAreGone() throws IOException {
        assertThat(proxy.forget()).isEqualTo(1);
        answer("answer");
        assertThatThrownBy(() -> read(1)).isInstanceOf(SocketTimeoutException.class);
        far.close();
        assertThatThrownBy(() -> read(1)).isInstanceOf(SocketTimeoutException.class);
        try (Socket another = new Socket(FaultProxy.loopback(), proxy.port())) {
            another.getOutputStream().write('q');
            assertThat(server.accept().getInputStream().read()).isEqualTo('q');
        }
    }

    @Test
    void whatIsFrozenComesWhenItThaws() throws IOException {
        Weather frozen = Weather.frozen();
        proxy.set(frozen);
        answer("answer");
        assertThatThrownBy(() -> read(1)).isInstanceOf(SocketTimeoutException.class);
        assertThat(frozen.harmed()).isEqualTo(1);
        proxy.heal();
        assertThat(read(6)).isEqualTo("answer");
    }

    @Test
    void whatIsDelayedComesLater() throws IOException {
        proxy.set(Weather.delayed(Duration.ofMillis(150)));
        long start = System.nanoTime();
        answer("answer");
        assertThat(read(6)).isEqualTo("answer");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(140));
    }

    @Test
    void aCommitIsDoneButNotConfirmed() throws IOException {
        Weather cut = Weather.cutAtCommit();
        proxy.set(cut);
        answer("other");
        assertThat(read(5)).isEqualTo("other");
        answer("C....COMMIT\0");
        assertThatThrownBy(() -> read(1)).isInstanceOf(SocketException.class);
        assertThat(cut.harmed()).isEqualTo(1);
    }

    @Test
    void newConnectionsAreRefused() throws IOException {
        proxy.set(Weather.refused());
        try (Socket another = new Socket(FaultProxy.loopback(), proxy.port())) {
            assertThatThrownBy(() -> another.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }
}
