package io.github.kiro4j.server.media.remote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dropwizard.lifecycle.Managed;
import io.github.kiro4j.protocol.mapping.content.ImageFetcher;
import io.github.kiro4j.server.cpu.CpuThreads;
import io.github.kiro4j.server.outbound.HttpClients;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.util.Timeout;

/// Fetches images from public hosts, directly and never through a proxy: a proxy would look up the
/// host's address itself, unchecked. Safe for use by many threads.
///
/// Files are kept for a while: each request of a conversation names its images again, and must
/// begin with the same bytes as the request before.
public final class RemoteImages implements ImageFetcher, Managed {

  private static final Duration KEPT_AFTER_USE = Duration.ofMinutes(30);
  private static final long MAX_KEPT_BYTES = 32L * 1024 * 1024;
  private static final int MAX_CONNECTIONS = 32;
  private static final int MAX_HEADER_BYTES = 8192;

  private final CloseableHttpClient http;
  private final Limits limits;
  private final ScheduledExecutorService timer;
  private final InstantSource clock;
  private final Cache<URI, String> files;

  /// Limits for all images of one request together.
  ///
  /// @param bytes maximum size of the files
  /// @param time maximum time to fetch the files
  public record Limits(long bytes, Duration time) {}

  /// Fetches from public addresses.
  ///
  /// @param tls the certificate authorities to trust
  /// @param timer ends fetches that take too long
  public RemoteImages(
      SSLContext tls, Limits limits, ScheduledExecutorService timer, InstantSource clock) {
    this(client(tls, new PublicAddresses(), limits.time()), limits, timer, clock);
  }

  RemoteImages(
      CloseableHttpClient http,
      Limits limits,
      ScheduledExecutorService timer,
      InstantSource clock) {
    this.http = http;
    this.limits = limits;
    this.timer = timer;
    this.clock = clock;
    this.files =
        Caffeine.newBuilder()
            .maximumWeight(MAX_KEPT_BYTES)
            .weigher((URI _, String base64) -> base64.length())
            .expireAfterAccess(KEPT_AFTER_USE)
            .build();
  }

  /// A client that connects to what the resolver returns, and follows no redirects of its own.
  static CloseableHttpClient client(SSLContext tls, DnsResolver dns, Duration time) {
    Timeout timeout = Timeout.of(time);
    return HttpClientBuilder.create()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(dns)
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                .setConnectionFactory(HttpClients.boundedHeads(MAX_HEADER_BYTES))
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom().setConnectTimeout(timeout).build())
                .setMaxConnTotal(MAX_CONNECTIONS)
                .setMaxConnPerRoute(MAX_CONNECTIONS)
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(timeout)
                .setResponseTimeout(timeout)
                .build())
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  @Override
  public Fetches begin() {
    Downloads downloads =
        new Downloads(http, limits.bytes(), clock.instant().plus(limits.time()), timer, clock);
    return (url, path) -> {
      String kept = files.getIfPresent(url);
      if (kept != null) {
        return kept;
      }
      String fetched = CpuThreads.waiting(() -> downloads.fetch(url, path));
      files.put(url, fetched);
      return fetched;
    };
  }

  @Override
  public void stop() throws IOException {
    http.close();
  }
}
