package io.github.kiro4j.server.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A TLS server of `upstream.example` with a certificate that no JDK trusts; it answers with what
/// it is told. The certificate is made with the JDK's keytool.
public final class TlsServer implements AutoCloseable {

  private static final String PASSWORD = "not-a-real-password";

  private final HttpsServer server;
  private final Path folder;
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> paths = new CopyOnWriteArrayList<>();

  public TlsServer(Path folder, String answer) throws Exception {
    this(folder, exchange -> send(exchange, answer.getBytes(StandardCharsets.UTF_8)));
  }

  /// @param handler answers requests, whose bodies were read before
  public TlsServer(Path folder, HttpHandler handler) throws Exception {
    this.folder = folder;
    keytool(
        "-genkeypair",
        "-alias",
        "server",
        "-keyalg",
        "EC",
        "-dname",
        "CN=upstream.example",
        "-ext",
        "SAN=dns:upstream.example,dns:localhost",
        "-validity",
        "2");
    keytool("-exportcert", "-rfc", "-alias", "server", "-file", certificate().toString());
    importInto(trustStore());
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setHttpsConfigurator(new HttpsConfigurator(tls()));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> answer(exchange, handler));
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /// As PEM.
  public Path certificate() {
    return folder.resolve("ca.pem");
  }

  /// The certificate in a key store.
  public Path trustStore() {
    return folder.resolve("trust.p12");
  }

  public Path keyStore() {
    return folder.resolve("keys.p12");
  }

  public String password() {
    return PASSWORD;
  }

  /// What was sent.
  public List<String> bodies() {
    return bodies;
  }

  /// The paths that were asked.
  public List<String> paths() {
    return paths;
  }

  private void answer(HttpExchange exchange, HttpHandler handler) throws IOException {
    try (exchange) {
      paths.add(exchange.getRequestURI().getPath());
      bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      handler.handle(exchange);
    }
  }

  private static void send(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private SSLContext tls() throws Exception {
    KeyStore keys = KeyStore.getInstance(keyStore().toFile(), PASSWORD.toCharArray());
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private void importInto(Path store) throws Exception {
    run(store, "-importcert", "-noprompt", "-alias", "ca", "-file", certificate().toString());
  }

  private void keytool(String... arguments) throws Exception {
    run(keyStore(), arguments);
  }

  private static void run(Path store, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException(output);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
