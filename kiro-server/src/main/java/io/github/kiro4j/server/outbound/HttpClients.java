package io.github.kiro4j.server.outbound;

import io.dropwizard.lifecycle.Managed;
import io.github.kiro4j.server.outbound.ProxySettings.Direct;
import io.github.kiro4j.server.outbound.ProxySettings.Http;
import io.github.kiro4j.server.outbound.ProxySettings.Login;
import io.github.kiro4j.server.outbound.ProxySettings.Socks5;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// The HTTP clients of everything that the gateway asks the upstream: one for each way to it.
///
/// They send what they are told and nothing more: no retries, redirects, cookies or content coding
/// of their own. Their read time-out is the longest silence between two bytes; every other limit is
/// the caller's. A proxy that fails fails the call. Safe for use by many threads.
public final class HttpClients implements Managed {

  /// More than any machine holds streams: the pool must never be what a request waits for.
  private static final int MAX_CONNECTIONS = 100_000;

  /// What the operating system may hold of an answer that we do not read on, because the client
  /// does not. Left to itself it takes megabytes.
  private static final int RECEIVE_BUFFER_BYTES = 32 * 1024;

  private final Duration connectTimeout;
  private final Duration idleTimeout;
  private final SSLContext tls;
  private final ProxySettings usual;
  private final Map<ProxySettings, CloseableHttpClient> clients = new ConcurrentHashMap<>();

  /// @param usual the way that is taken where nothing else is said
  public HttpClients(
      Duration connectTimeout, Duration idleTimeout, SSLContext tls, ProxySettings usual) {
    this.connectTimeout = connectTimeout;
    this.idleTimeout = idleTimeout;
    this.tls = tls;
    this.usual = usual;
  }

  /// The client that goes that way.
  ///
  /// @param proxy null for the usual way
  public CloseableHttpClient through(@Nullable ProxySettings proxy) {
    return clients.computeIfAbsent(proxy == null ? usual : proxy, this::build);
  }

  @Override
  public void stop() throws IOException {
    for (CloseableHttpClient client : clients.values()) {
      client.close();
    }
  }

  private CloseableHttpClient build(ProxySettings proxy) {
    HttpClientBuilder builder =
        HttpClientBuilder.create()
            .setConnectionManager(connections(proxy))
            .setDefaultRequestConfig(
                RequestConfig.custom().setResponseTimeout(Timeout.of(idleTimeout)).build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression();
    if (proxy instanceof Http http) {
      route(builder, http);
      ProxyRefusals.failCalls(builder);
    }
    return builder.build();
  }

  private static void route(HttpClientBuilder builder, Http proxy) {
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
}
