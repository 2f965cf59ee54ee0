package io.github.kiro4j.server.outbound;

import io.github.kiro4j.server.outbound.ProxySettings.Socks5;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;

/// Builds connection managers that connect through one SOCKS5 proxy.
final class SocksConnections extends PoolingHttpClientConnectionManagerBuilder {

  private final Socks5 proxy;

  SocksConnections(Socks5 proxy) {
    this.proxy = proxy;
  }

  @Override
  protected HttpClientConnectionOperator createConnectionOperator(
      SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
    return new DefaultHttpClientConnectionOperator(
        _ -> new Socks5Socket(proxy),
        ports,
        new Unresolved(),
        RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build());
  }

  /// Leaves host names to the proxy.
  private static final class Unresolved implements DnsResolver {

    @Override
    public List<InetSocketAddress> resolve(String host, int port) {
      return List.of(InetSocketAddress.createUnresolved(host, port));
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      throw new UnknownHostException(host + " is resolved by the proxy");
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
