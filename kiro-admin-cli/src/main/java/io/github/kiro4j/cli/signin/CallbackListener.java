package io.github.kiro4j.cli.signin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.kiro4j.cli.language.Messages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The port of this machine that the sign-in page's browser calls back, on both loopback addresses:
/// `localhost` may be either. Calls of other paths, such as `favicon.ico`, are not handed on.
final class CallbackListener implements AutoCloseable {

  private static final Set<String> PATHS = Set.of("/oauth/callback", "/signin/callback");
  private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1");

  private final int port;
  private final List<HttpServer> servers;
  private volatile @Nullable Handover handover;

  private CallbackListener(int port, List<HttpServer> servers) {
    this.port = port;
    this.servers = servers;
  }

  /// Takes the address that the browser called.
  @FunctionalInterface
  interface Handover {
    Reply take(String address);
  }

  /// What the browser gets.
  ///
  /// @param next where the browser goes on; null to show the text
  /// @param text a sentence for the person
  record Reply(@Nullable String next, String text) {}

  /// Opens the first free port; empty if none is free.
  static Optional<CallbackListener> open(List<Integer> ports) {
    return ports.stream().flatMap(port -> open(port).stream()).findFirst();
  }

  private static Optional<CallbackListener> open(int port) {
    List<HttpServer> servers = new ArrayList<>();
    CallbackListener listener = new CallbackListener(port, servers);
    for (String address : LOOPBACK) {
      try {
        HttpServer server =
            HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), 0);
        server.createContext("/", listener::handle);
        server.start();
        servers.add(server);
      } catch (IOException e) {
        if (address.equals(LOOPBACK.getFirst()) || inUse(e)) {
          listener.close();
          return Optional.empty();
        }
      }
    }
    return Optional.of(listener);
  }

  /// A machine without IPv6 cannot have the second address, which is no obstacle.
  private static boolean inUse(IOException e) {
    return String.valueOf(e.getMessage()).contains("in use");
  }

  int port() {
    return port;
  }

  /// Hands calls on from now on.
  void onCall(Handover next) {
    handover = next;
  }

  private void handle(HttpExchange exchange) throws IOException {
    Handover taker = handover;
    if (taker == null || !PATHS.contains(exchange.getRequestURI().getPath())) {
      respond(exchange, 404, null, Messages.text("Nothing is here."));
      return;
    }
    String address = "http://localhost:" + port + exchange.getRequestURI();
    Reply reply = taker.take(address);
    respond(exchange, reply.next() == null ? 200 : 302, reply.next(), reply.text());
  }

  private static void respond(
      HttpExchange exchange, int status, @Nullable String location, String text)
      throws IOException {
    byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "text/plain; charset=utf-8");
    exchange.getResponseHeaders().set("connection", "close");
    if (location != null) {
      exchange.getResponseHeaders().set("location", location);
    }
    exchange.sendResponseHeaders(status, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  /// Lets a response that is under way end.
  @Override
  public void close() {
    servers.forEach(server -> server.stop(1));
  }
}
