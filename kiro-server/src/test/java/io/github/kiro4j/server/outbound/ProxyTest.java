package io.github.kiro4j.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.kiro4j.server.outbound.ProxySettings.Direct;
import io.github.kiro4j.server.outbound.ProxySettings.Http;
import io.github.kiro4j.server.outbound.ProxySettings.Login;
import io.github.kiro4j.server.outbound.ProxySettings.Socks5;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.TestProxy;
import io.github.kiro4j.server.testing.TlsServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// With real small proxies and a TLS upstream whose host name only they can resolve.
@Timeout(120)
class ProxyTest {

  private static final String USER = "proxy-user";
  private static final String PASSWORD = "not:a real p@ssword";

  @TempDir static Path folder;
  private static TlsServer upstream;

  private TestProxy proxy;
  private HttpClients clients;

  enum Kind {
    HTTP,
    SOCKS5
  }

  @BeforeAll
  static void startUpstream() throws Exception {
    upstream = new TlsServer(folder, "hello");
  }

  @AfterAll
  static void stopUpstream() {
    upstream.close();
  }

  @BeforeEach
  void open() throws Exception {
    proxy = new TestProxy(USER, PASSWORD);
    clients = clients(new Direct());
  }

  @AfterEach
  void close() throws Exception {
    clients.stop();
    proxy.close();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theUpstreamIsReachedThroughTheProxyWhichResolvesItsName(Kind kind) throws Exception {
    assertThat(post(settings(kind, PASSWORD))).isEqualTo("hello");
    assertThat(proxy.targets()).containsExactly("upstream.example:" + upstream.port());
    assertThat(upstream.bodies()).contains("question");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theUsualProxyIsTakenWhereNothingElseIsSaid(Kind kind) throws Exception {
    clients = clients(settings(kind, PASSWORD));

    assertThat(post(null)).isEqualTo("hello");
    assertThat(proxy.targets()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void directGoesPastTheUsualProxy(Kind kind) throws Exception {
    clients = clients(settings(kind, PASSWORD));

    assertThat(post("localhost", new Direct())).isEqualTo("hello");
    assertThat(proxy.targets()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aWrongPasswordFailsTheCall(Kind kind) {
    assertFails("localhost", settings(kind, "wrong"));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aProxyThatIsGoneFailsTheCallAndNothingGoesPastIt(Kind kind) throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertFails("localhost", settings(kind, PASSWORD, free));
  }

  /// A 403 of the upstream would cost a credential its place.
  @Test
  void whatAProxyRefusesIsNoAnswerOfTheUpstream() {
    assertFails("forbidden.example", settings(Kind.HTTP, PASSWORD));
  }

  @Test
  void twoUsersOfOneProxyShareNoConnection() throws Exception {
    post(settings(Kind.SOCKS5, PASSWORD));

    assertFails("upstream.example", settings(Kind.SOCKS5, "wrong"));
  }

  @Test
  void aCertificateOfNobodyKnownIsRefused() throws Exception {
    HttpClients distrustful =
        new HttpClients(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            TrustedCertificates.ofTheJdk(),
            new Direct());

    assertThatExceptionOfType(SSLException.class)
        .isThrownBy(() -> post(distrustful, "localhost", null));
    distrustful.stop();
  }

  @Test
  void aKeyStoreIsTrustedLikeAPemFile() throws Exception {
    HttpClients trusting =
        new HttpClients(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            TrustedCertificates.with(upstream.trustStore(), new Secret(upstream.password())),
            new Direct());

    assertThat(post(trusting, "localhost", null)).isEqualTo("hello");
    trusting.stop();
  }

  @Test
  void aTrustStoreThatIsNoneIsToldByName() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> TrustedCertificates.with(upstream.keyStore(), new Secret("wrong")));
  }

  @Test
  void addressesAreRead() {
    assertThat(ProxySettings.of("Direct", null, null)).isEqualTo(new Direct());
    assertThat(ProxySettings.of("http://proxy.example:3128", null, null))
        .isEqualTo(new Http("http", "proxy.example", 3128, null));
    assertThat(ProxySettings.of("https://proxy.example", "u", new Secret("p")))
        .isEqualTo(new Http("https", "proxy.example", 443, new Login("u", new Secret("p"))));
    assertThat(ProxySettings.of("socks5h://u:p%40+q@[::1]", null, null))
        .isEqualTo(new Socks5("::1", 1080, new Login("u", new Secret("p@+q"))));
    assertThat(ProxySettings.of("http://u:p@proxy.example", "v", new Secret("q")))
        .isEqualTo(new Http("http", "proxy.example", 80, new Login("v", new Secret("q"))));
    assertThat(ProxySettings.of("http://proxy.example", "alone", null))
        .isEqualTo(new Http("http", "proxy.example", 80, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"proxy.example:80", "ftp://s3cr3t@h", "http://", "http://s3cr3t x", "socks4://h"})
  void whatIsNoProxyIsRefusedWithoutQuotingIt(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProxySettings.of(url, null, null))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cr3t"));
  }

  private void assertFails(String host, ProxySettings way) {
    int before = upstream.bodies().size();
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> post(host, way));
    assertThat(upstream.bodies()).hasSize(before);
  }

  private String post(@Nullable ProxySettings way) throws IOException {
    return post("upstream.example", way);
  }

  private String post(String host, @Nullable ProxySettings way) throws IOException {
    return post(clients, host, way);
  }

  private static String post(HttpClients clients, String host, @Nullable ProxySettings way)
      throws IOException {
    HttpPost request = new HttpPost("https://" + host + ":" + upstream.port() + "/");
    request.setEntity(new StringEntity("question"));
    return clients
        .through(way)
        .execute(request, response -> EntityUtils.toString(response.getEntity()));
  }

  private ProxySettings settings(Kind kind, String password) {
    return settings(kind, password, proxy.port());
  }

  private static ProxySettings settings(Kind kind, String password, int port) {
    Login login = new Login(USER, new Secret(password));
    return switch (kind) {
      case HTTP -> new Http("http", "127.0.0.1", port, login);
      case SOCKS5 -> new Socks5("127.0.0.1", port, login);
    };
  }

  private static HttpClients clients(ProxySettings usual) throws IOException {
    return new HttpClients(
        Duration.ofSeconds(5),
        Duration.ofSeconds(20),
        TrustedCertificates.with(upstream.certificate(), null),
        usual);
  }
}
