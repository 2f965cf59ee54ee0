package io.github.kiro4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.kiro4j.cli.testing.CliProcess;
import io.github.kiro4j.cli.testing.CliProgram;
import io.github.kiro4j.cli.testing.Run;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Gateways that speak https.
class HttpsTest {

  private static final String PASSWORD = "fake-password";

  @TempDir Path home;

  private HttpsServer server;

  @BeforeEach
  void start() throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls(keyStore())));
    server.createContext(
        "/readyz",
        exchange -> {
          byte[] body = "{\"status\":\"ok\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /// Makes a certificate for `localhost` that signs itself.
  private Path keyStore() throws Exception {
    Path file = home.resolve("keys.p12");
    int exitCode =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD,
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-alias",
                "gateway")
            .inheritIO()
            .start()
            .waitFor();
    assertThat(exitCode).isZero();
    return file;
  }

  private static SSLContext tls(Path keyStore) throws Exception {
    KeyStore keys = KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    return tls;
  }

  @Test
  void aGatewayWithATrustedCertificateIsReached() throws Exception {
    Run run =
        status(
            "https",
            "-Djavax.net.ssl.trustStore=keys.p12 -Djavax.net.ssl.trustStorePassword=" + PASSWORD);

    assertThat(run.errors()).startsWith("NOTE: Picked up JDK_JAVA_OPTIONS");
    assertThat(run.output()).isEqualTo(address("https") + " is ready\n");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void anUntrustedCertificateIsAnErrorThatSaysWhatToDo() throws Exception {
    Run run = status("https", "-Dirrelevant=true");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.errors())
        .contains("kiro admin: There is no TLS connection to " + address("https") + ": ")
        .contains("whether Java trusts its certificate.");
  }

  @Test
  void httpToAnHttpsPortIsAnError() throws Exception {
    Run run = status("http", "-Dirrelevant=true");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.output()).isEmpty();
    assertThat(run.errors()).contains("kiro admin: ");
  }

  private String address(String scheme) {
    return scheme + "://localhost:" + server.getAddress().getPort();
  }

  private Run status(String scheme, String javaOptions) throws Exception {
    Map<String, String> environment =
        Map.of("KIRO_SERVER", address(scheme), "JDK_JAVA_OPTIONS", javaOptions);
    return new CliProcess(CliProgram.withoutCache(), home)
        .run(List.of("status"), environment, null);
  }
}
