package io.github.kiro4j.server.upstream;

import io.dropwizard.lifecycle.Managed;
import io.github.kiro4j.server.config.UpstreamConfiguration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// The HTTP client of everything that the gateway asks the upstream.
///
/// It sends what it is told and nothing more: no retries, redirects, cookies or content coding of
/// its own. Its read time-out is the longest silence between two bytes; every other limit is the
/// caller's.
public final class HttpClients implements Managed {

  /// More than any machine holds streams: the pool must never be what a request waits for.
  private static final int MAX_CONNECTIONS = 100_000;

  private final CloseableHttpClient client;

  public HttpClients(UpstreamConfiguration configuration) {
    this.client = build(configuration);
  }

  public CloseableHttpClient client() {
    return client;
  }

  @Override
  public void stop() throws Exception {
    client.close();
  }

  private static CloseableHttpClient build(UpstreamConfiguration configuration) {
    Timeout idle = Timeout.ofMilliseconds(configuration.idleTimeout().toMilliseconds());
    return HttpClientBuilder.create()
        .setConnectionManager(connections(configuration))
        .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(idle).build())
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  private static PoolingHttpClientConnectionManager connections(
      UpstreamConfiguration configuration) {
    Timeout connect = Timeout.ofMilliseconds(configuration.connectTimeout().toMilliseconds());
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setMaxConnTotal(MAX_CONNECTIONS)
        .setMaxConnPerRoute(MAX_CONNECTIONS)
        .setDefaultSocketConfig(SocketConfig.custom().setTcpNoDelay(true).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(connect)
                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                .setTimeToLive(TimeValue.ofMinutes(10))
                .build())
        .build();
  }
}
