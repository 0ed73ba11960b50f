package io.countersign.gateway.http;

import io.countersign.gateway.GatewayOptions;
import io.javalin.config.JettyConfig;
import java.time.Duration;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The web server under the gateway: threads, time-outs, TLS; slow callers hold connections but no threads. */
final class Jetty {
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int THREADS = 64;
    private static final int BACKLOG = 1024;
    private static final int FRAMING = 1024;
    private static final int HEADERS = 16 * 1024;

    private Jetty() {}

    static void configure(JettyConfig jetty, GatewayOptions options, UnderWay underWay) {
        jetty.threadPool = new QueuedThreadPool(THREADS, 8);
        jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(HEADERS);
        });
        jetty.modifyServer(server -> {
            EagerContentHandler body = new EagerContentHandler(
                    new Arrival.Done(underWay),
                    new EagerContentHandler.RetainedContentLoaderFactory(
                            options.limits().maxBodyBytes() + 1L, FRAMING, false));
            server.setHandler(new Arrival(body, options.limits().arrivalTimeout()));
        });
        jetty.addConnector((server, http) -> connector(server, http, options));
    }

    private static Connector connector(
            org.eclipse.jetty.server.Server server, HttpConfiguration http, GatewayOptions options) {
        ServerConnector connector = options.tls()
                .map(tls -> new ServerConnector(server, secure(http, tls)))
                .orElseGet(() -> new ServerConnector(server, new HttpConnectionFactory(http)));
        connector.setHost(options.host());
        connector.setPort(options.port());
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setAcceptQueueSize(BACKLOG);
        connector.addBean(new SilentConnections(connector, options.limits().arrivalTimeout()));
        return connector;
    }

    private static ConnectionFactory[] secure(HttpConfiguration http, GatewayOptions.Tls tls) {
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStorePath(tls.keystore().toString());
        context.setKeyStorePassword(tls.password());
        context.setKeyStoreType("PKCS12");
        HttpConfiguration https = new HttpConfiguration(http);
        // Callers name the host that they mean; that it is in the certificate is for them to check.
        https.addCustomizer(new SecureRequestCustomizer(false));
        HttpConnectionFactory inner = new HttpConnectionFactory(https);
        return new ConnectionFactory[] {new SslConnectionFactory(context, inner.getProtocol()), inner};
    }
}
