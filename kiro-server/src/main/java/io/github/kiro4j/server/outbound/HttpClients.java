package io.github.kiro4j.server.outbound;

import io.dropwizard.lifecycle.Managed;
import io.github.kiro4j.server.outbound.ProxySettings.Direct;
import io.github.kiro4j.server.outbound.ProxySettings.Http;
import io.github.kiro4j.server.outbound.ProxySettings.Login;
import io.github.kiro4j.server.outbound.ProxySettings.Socks5;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// The HTTP clients for everything that the gateway sends to other hosts: one client and one pool
/// of connections for each proxy. [ApiClient] sends short requests with them, the streaming call
/// uses them directly (docs/adr/0001).
///
/// The clients add no retries, redirects, cookies or content coding of their own. Their read
/// time-out limits the silence between two bytes; every other limit is the caller's. A call fails
/// when its proxy does. Safe for use by many threads.
public final class HttpClients implements Managed {

  /// More streams than any machine holds: no request ever waits for the pool.
  private static final int MAX_CONNECTIONS = 100_000;

  /// What the operating system may hold of an answer while its client does not read. Without a
  /// limit, the operating system takes megabytes.
  private static final int RECEIVE_BUFFER_BYTES = 32 * 1024;

  /// Each connection has three buffers of this size for as long as it is open. What is longer goes
  /// past them.
  private static final int CONNECTION_BUFFER_BYTES = 4 * 1024;

  /// Longest line of a response's head, and of chunk sizes and trailers. A longer line fails the
  /// call, and so do more header fields.
  private static final int MAX_LINE_CHARACTERS = 16 * 1024;

  private static final int MAX_HEADER_FIELDS = 100;

  private final Duration connectTimeout;
  private final Duration idleTimeout;
  private final SSLContext tls;
  private final ProxySettings usual;
  private final Map<ProxySettings, Route> routes = new ConcurrentHashMap<>();

  private record Route(PoolingHttpClientConnectionManager pool, CloseableHttpClient client) {}

  /// @param usual the proxy of requests that name none
  public HttpClients(
      Duration connectTimeout, Duration idleTimeout, SSLContext tls, ProxySettings usual) {
    this.connectTimeout = connectTimeout;
    this.idleTimeout = idleTimeout;
    this.tls = tls;
    this.usual = usual;
  }

  /// The client whose requests go through the proxy.
  ///
  /// @param proxy null for the usual one
  public CloseableHttpClient through(@Nullable ProxySettings proxy) {
    return route(Objects.requireNonNullElse(proxy, usual)).client();
  }

  /// The connections of the client for the usual proxy.
  PoolingHttpClientConnectionManager usualPool() {
    return route(usual).pool();
  }

  /// Closes connections that no request has used for so long. Many streams at a time leave as many
  /// connections, each with a file descriptor and buffers.
  public void closeIdle(Duration unused) {
    routes.values().forEach(route -> route.pool().closeIdle(TimeValue.of(unused)));
  }

  @Override
  public void stop() throws IOException {
    for (Route route : routes.values()) {
      route.client().close();
    }
  }

  private Route route(ProxySettings proxy) {
    return routes.computeIfAbsent(proxy, this::open);
  }

  private Route open(ProxySettings proxy) {
    PoolingHttpClientConnectionManager pool = connections(proxy);
    return new Route(pool, client(proxy, pool));
  }

  private CloseableHttpClient client(ProxySettings proxy, PoolingHttpClientConnectionManager pool) {
    HttpClientBuilder builder =
        HttpClientBuilder.create()
            .setConnectionManager(pool)
            .setDefaultRequestConfig(
                RequestConfig.custom().setResponseTimeout(Timeout.of(idleTimeout)).build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression();
    if (proxy instanceof Http http) {
      sendThrough(http, builder);
      ProxyRefusals.failCalls(builder);
    }
    return builder.build();
  }

  private static void sendThrough(Http proxy, HttpClientBuilder builder) {
    HttpHost host = new HttpHost(proxy.scheme(), proxy.host(), proxy.port());
    builder.setProxy(host);
    Login login = proxy.login();
    if (login != null) {
      BasicCredentialsProvider logins = new BasicCredentialsProvider();
      logins.setCredentials(
          new AuthScope(host),
          new UsernamePasswordCredentials(login.user(), login.password().value().toCharArray()));
      builder.setDefaultCredentialsProvider(logins);
    }
  }

  private PoolingHttpClientConnectionManager connections(ProxySettings proxy) {
    PoolingHttpClientConnectionManagerBuilder builder =
        switch (proxy) {
          case Socks5 socks -> new SocksConnections(socks);
          case Http _, Direct _ -> PoolingHttpClientConnectionManagerBuilder.create();
        };
    return builder
        .setConnectionFactory(boundedHeads(MAX_LINE_CHARACTERS))
        .setMaxConnTotal(MAX_CONNECTIONS)
        .setMaxConnPerRoute(MAX_CONNECTIONS)
        .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
        .setDefaultSocketConfig(
            SocketConfig.custom().setTcpNoDelay(true).setRcvBufSize(RECEIVE_BUFFER_BYTES).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(connectTimeout))
                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                .setTimeToLive(TimeValue.ofMinutes(10))
                .build())
        .build();
  }

  /// Connections that take no longer response heads.
  ///
  /// @param lineCharacters longest status line or header field
  public static ManagedHttpClientConnectionFactory boundedHeads(int lineCharacters) {
    return ManagedHttpClientConnectionFactory.builder()
        .http1Config(
            Http1Config.custom()
                .setBufferSize(CONNECTION_BUFFER_BYTES)
                .setMaxLineLength(lineCharacters)
                .setMaxHeaderCount(MAX_HEADER_FIELDS)
                .build())
        .build();
  }
}
