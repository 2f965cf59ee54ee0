package io.github.kiro4j.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/// An HTTP client of the simulator.
public final class TestClient implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;

  public TestClient(KiroSimulator simulator) {
    this(simulator.baseUri());
  }

  public TestClient(URI base) {
    this.base = base;
  }

  public HttpResponse<byte[]> post(String path, byte[] body, String... headers)
      throws IOException, InterruptedException {
    return http.send(
        request(path, headers).POST(BodyPublishers.ofByteArray(body)).build(),
        BodyHandlers.ofByteArray());
  }

  public HttpResponse<byte[]> post(String path, JsonNode body, String... headers)
      throws IOException, InterruptedException {
    return post(path, Samples.bytes(body), headers);
  }

  public HttpResponse<byte[]> get(String path, String... headers)
      throws IOException, InterruptedException {
    return http.send(request(path, headers).build(), BodyHandlers.ofByteArray());
  }

  /// Sends a chat request and reads the response completely.
  public HttpResponse<byte[]> chat(String accessToken, JsonNode body)
      throws IOException, InterruptedException {
    return post("/generateAssistantResponse", body, "Authorization", "Bearer " + accessToken);
  }

  /// Sends a chat request whose response is an event stream.
  public List<SeenFrame> events(String accessToken, JsonNode body)
      throws IOException, InterruptedException {
    return SeenFrame.decode(chat(accessToken, body).body());
  }

  public HttpResponse<byte[]> refreshSocial(String refreshToken)
      throws IOException, InterruptedException {
    ObjectNode body = Json.MAPPER.createObjectNode().put("refreshToken", refreshToken);
    return post("/refreshToken", body);
  }

  public HttpResponse<byte[]> refreshOidc(String clientId, String clientSecret, String refreshToken)
      throws IOException, InterruptedException {
    ObjectNode body =
        Json.MAPPER
            .createObjectNode()
            .put("clientId", clientId)
            .put("clientSecret", clientSecret)
            .put("grantType", "refresh_token")
            .put("refreshToken", refreshToken);
    return post("/token", body);
  }

  public static JsonNode json(HttpResponse<byte[]> response) throws IOException {
    return Json.MAPPER.readTree(response.body());
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  /// Closes all connections immediately.
  public void leave() {
    http.shutdownNow();
  }

  @Override
  public void close() {
    leave();
  }
}
