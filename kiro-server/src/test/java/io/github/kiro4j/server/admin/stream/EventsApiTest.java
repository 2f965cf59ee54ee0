package io.github.kiro4j.server.admin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.keys.ClientKeySettings;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.script.Script;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The stream of events that keeps the operator's page up to date.
@Timeout(60)
class EventsApiTest {

  private static final String STREAMED =
      """
      {"model":"claude-sonnet-4-5","max_tokens":1000,"stream":true,
       "messages":[{"role":"user","content":"Hi"}]}\
      """;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<BufferedReader> readers = new ArrayList<>();
  private TestGateway gateway;
  private AdminClient client;

  @BeforeEach
  void start() throws Exception {
    gateway = TestGateway.start("adminApiKey: " + TestGateway.ADMIN_KEY + "\n");
    client = gateway.adminClient();
  }

  @AfterEach
  void stop() throws IOException {
    for (BufferedReader reader : readers) {
      reader.close();
    }
    http.shutdownNow();
    client.close();
    gateway.close();
  }

  private BufferedReader follow() throws Exception {
    return follow(gateway.adminRequest("/events"));
  }

  private BufferedReader follow(HttpRequest.Builder request) throws Exception {
    HttpResponse<InputStream> response =
        http.send(request.GET().build(), BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type").orElseThrow())
        .startsWith("text/event-stream");
    assertThat(response.headers().firstValue("cache-control")).contains("no-store");
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    readers.add(reader);
    return reader;
  }

  /// The data of the next event of a kind; other events are passed over.
  private static JsonNode next(BufferedReader stream, String event) throws IOException {
    String line = stream.readLine();
    while (line != null && !line.equals("event: " + event)) {
      line = stream.readLine();
    }
    assertThat(line).as("the stream has no event " + event).isNotNull();
    return Json.MAPPER.readTree(stream.readLine().substring("data: ".length()));
  }

  @Test
  void theStreamBeginsWithAGreetingAndAnOverview() throws Exception {
    BufferedReader stream = follow();

    assertThat(next(stream, "hello").path("startedAt").asText())
        .isEqualTo(client.status().startedAt());
    assertThat(next(stream, "overview").path("credentials").path("total").asInt()).isEqualTo(1);
    assertThat(next(stream, "overview").path("verdict").path("level").asText()).isEqualTo("ok");
  }

  @Test
  void aRequestIsSentWhileItRunsAndWhenItHasEnded() throws Exception {
    BufferedReader stream = follow();
    next(stream, "hello");
    gateway.upstream().scripts().next(Script.answer().text("Hello").silence());

    try (InputStream answer = gateway.stream(STREAMED).body()) {
      assertThat(answer.read()).isPositive();
      JsonNode live = next(stream, "requests").path("live").path(0);
      while (!live.path("state").asText().equals("answering")) {
        live = next(stream, "requests").path("live").path(0);
      }
      client.cancel(live.path("id").asText());
      JsonNode ended = next(stream, "requests").path("recent");
      while (ended.isEmpty()) {
        ended = next(stream, "requests").path("recent");
      }
      assertThat(ended.path(0).path("id")).isEqualTo(live.path("id"));
      assertThat(ended.path(0).path("state").asText()).isEqualTo("cancelled");
    }
  }

  @Test
  void aChangeOfACredentialIsSent() throws Exception {
    BufferedReader stream = follow();
    next(stream, "overview");

    client.setDisabled(1, true);
    JsonNode changed = next(stream, "credentials");
    assertThat(changed.path("available").asInt()).isZero();
    assertThat(changed.path("changed").path(0).path("disabled").asBoolean()).isTrue();

    client.remove(1);
    assertThat(next(stream, "credentials").path("removed").path(0).asLong()).isEqualTo(1);
  }

  @Test
  void newKeysAndSettingsAreReported() throws Exception {
    BufferedReader stream = follow();
    next(stream, "overview");

    client.keys().create(new ClientKeySettings("ci", null, null, null, null, null, null));
    assertThat(next(stream, "keys")).isEmpty();
    client.settings().setLoadBalancing("balanced");
    assertThat(next(stream, "settings")).isEmpty();
  }

  @Test
  void aStreamEndsWithItsSession() throws Exception {
    HttpResponse<String> opened =
        gateway.send(gateway.adminRequest("/session").POST(HttpRequest.BodyPublishers.noBody()));
    String cookie = opened.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
    BufferedReader stream =
        follow(
            HttpRequest.newBuilder(gateway.uri().resolve("/api/admin/events"))
                .header("cookie", cookie));
    next(stream, "hello");

    HttpResponse<String> closed =
        gateway.send(
            HttpRequest.newBuilder(gateway.uri().resolve("/api/admin/session"))
                .header("cookie", cookie)
                .header("x-kiro4j-admin", "1")
                .header("Sec-Fetch-Site", "same-origin")
                .DELETE());

    assertThat(closed.statusCode()).isEqualTo(200);
    assertThat(stream.lines().count()).isPositive();
  }

  @Test
  void aCallerHasEightStreamsAtMostAndTheOthersAreStillAnswered() throws Exception {
    for (int i = 0; i < 8; i++) {
      next(follow(), "hello");
    }

    HttpResponse<String> refused = gateway.send(gateway.adminRequest("/events"));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("too_many_streams");
    assertThat(client.status().health().ok()).isTrue();
  }

  @Test
  void withoutAKeyThereIsNoStream() throws Exception {
    HttpResponse<String> refused =
        gateway.send(HttpRequest.newBuilder(gateway.uri().resolve("/api/admin/events")));

    assertThat(refused.statusCode()).isEqualTo(401);
  }

  @Test
  void aGatewayThatStopsEndsItsStreams() throws Exception {
    BufferedReader stream = follow();
    next(stream, "hello");

    Thread stopping = gateway.stop();

    assertThat(stream.lines().count()).isNotNegative();
    stopping.join();
  }
}
