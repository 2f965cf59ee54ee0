package io.github.kiro4j.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// A person with a browser at the simulator's sign-in pages. The browser opens no local address, as
/// on a machine without the gateway.
public final class SimulatedBrowser implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();

  /// Opens a page, makes a choice there, and returns where the browser ends: an address that it
  /// cannot open, or the page itself.
  ///
  /// @param choice parameters that the chosen link adds, such as `decision=new`
  public String choose(String page, String choice) {
    HttpResponse<String> shown = get(page);
    if (shown.statusCode() != 200) {
      throw new IllegalStateException(page + " shows " + shown.statusCode() + shown.body());
    }
    HttpResponse<String> chosen = get(page + (page.contains("?") ? "&" : "?") + choice);
    return chosen.headers().firstValue("location").orElse(page);
  }

  private HttpResponse<String> get(String page) {
    try {
      return http.send(HttpRequest.newBuilder(URI.create(page)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
