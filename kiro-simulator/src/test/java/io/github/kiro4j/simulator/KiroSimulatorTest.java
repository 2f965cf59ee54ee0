package io.github.kiro4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.recording.Ending;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.script.Delivery;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.wire.KnownErrors;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KiroSimulatorTest {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void recordsWhatItReceived() throws Exception {
    try (KiroSimulator simulator = KiroSimulator.builder().clock(() -> NOW).start();
        TestClient client = new TestClient(simulator)) {
      Account account = account(simulator);
      String token = simulator.accounts().issueAccessToken(account);
      ObjectNode body = Samples.ask("Hello");
      client.post(
          "/generateAssistantResponse?a=b%20c",
          body, "Authorization", "Bearer " + token, "X-Twice", "1", "x-twice", "2");

      RecordedRequest request = simulator.requests().getFirst();
      assertThat(request.sequence()).isEqualTo(1);
      assertThat(request.at()).isEqualTo(NOW);
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.path()).isEqualTo("/generateAssistantResponse");
      assertThat(request.prefix()).isEmpty();
      assertThat(request.queryParameter("a")).contains("b c");
      assertThat(request.operation()).isEqualTo(Operation.GENERATE);
      assertThat(request.header("x-TWICE")).contains("1, 2");
      assertThat(request.account()).contains(account.name());
      assertThat(request.json()).isEqualTo(body);
      assertThat(request.body()).isEqualTo(Samples.bytes(body));
      assertThat(request.awaitEnding(SOON)).isEqualTo(new Ending(Ending.Kind.COMPLETED, NOW));
      assertThat(request.toString()).doesNotContain(token, "Hello");
    }
  }

  @Test
  void recordsWhoseRefreshTokenCame() throws Exception {
    try (KiroSimulator simulator = KiroSimulator.start();
        TestClient client = new TestClient(simulator)) {
      String refreshToken = simulator.accounts().newRefreshToken();
      Account account = simulator.accounts().addSocial(refreshToken);
      client.refreshSocial(refreshToken);

      assertThat(simulator.requests(Operation.REFRESH_SOCIAL))
          .singleElement()
          .extracting(request -> request.account().orElse("nobody"))
          .isEqualTo(account.name());
      assertThat(simulator.requests(Operation.GENERATE)).isEmpty();
    }
  }

  @Test
  void standsForAllHostsBelowAnyPrefix() throws Exception {
    try (KiroSimulator simulator = KiroSimulator.start();
        TestClient europe = new TestClient(URI.create(simulator.baseUri() + "/q/eu-central-1"))) {
      String token = simulator.accounts().issueAccessToken(account(simulator));

      assertThat(europe.chat(token, Samples.ask("Hello")).statusCode()).isEqualTo(200);
      assertThat(
              europe
                  .post(
                      "/",
                      Samples.parse("{}"),
                      "Authorization",
                      "Bearer " + token,
                      "x-amz-target",
                      "AmazonCodeWhispererService.ListAvailableProfiles")
                  .statusCode())
          .isEqualTo(200);
      assertThat(
              europe
                  .post("", Samples.parse("{}"), "x-amz-target", "AmazonCodeWhispererService.Foo")
                  .statusCode())
          .isEqualTo(404);
      assertThat(simulator.requests())
          .extracting(RecordedRequest::prefix)
          .containsExactly("/q/eu-central-1", "/q/eu-central-1", "/q/eu-central-1");
    }
  }

  @Test
  void answersUnknownPathsWith404() throws Exception {
    try (KiroSimulator simulator = KiroSimulator.start();
        TestClient client = new TestClient(simulator)) {
      HttpResponse<byte[]> wrongMethod = client.get("/generateAssistantResponse");

      assertThat(client.get("/").statusCode()).isEqualTo(404);
      assertThat(wrongMethod.statusCode()).isEqualTo(404);
      assertThat(wrongMethod.headers().firstValue("x-amzn-RequestId")).isPresent();
    }
  }

  @Test
  void refusesAnyRequestIfScripted() throws Exception {
    try (KiroSimulator simulator = KiroSimulator.start();
        TestClient client = new TestClient(simulator)) {
      simulator
          .refusals()
          .when(request -> request.operation() == Operation.USAGE_LIMITS, KnownErrors.highLoad());
      String token = simulator.accounts().issueAccessToken(account(simulator));

      assertThat(client.get("/getUsageLimits").statusCode()).isEqualTo(500);
      assertThat(client.chat(token, Samples.ask("Hello")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void acceptsLargeBodiesAndRefusesLargerOnes() throws Exception {
    try (KiroSimulator simulator = KiroSimulator.builder().keptRequests(0).start();
        TestClient client = new TestClient(simulator)) {
      String token = simulator.accounts().issueAccessToken(account(simulator));
      ObjectNode large = Samples.ask("x".repeat(10_000_000));

      assertThat(client.chat(token, large).statusCode()).isEqualTo(200);

      HttpResponse<byte[]> tooLarge = client.post("/mcp", new byte[(64 << 20) + 1]);
      assertThat(tooLarge.statusCode()).isEqualTo(400);
      assertThat(TestClient.json(tooLarge).path("message").asText())
          .isEqualTo("Failed to buffer the request body: length limit exceeded");
      assertThat(simulator.requests()).isEmpty();
    }
  }

  @Test
  void keepsOnlyTheNewestRequests() throws Exception {
    try (KiroSimulator simulator = KiroSimulator.builder().keptRequests(2).start();
        TestClient client = new TestClient(simulator)) {
      for (int i = 0; i < 3; i++) {
        client.get("/");
      }

      assertThat(simulator.requests())
          .extracting(RecordedRequest::sequence)
          .containsExactly(2L, 3L);
      simulator.forgetRequests();
      assertThat(simulator.requests()).isEmpty();
    }
  }

  @Test
  void reportsAnAwaitedRequestThatDoesNotArrive() {
    try (KiroSimulator simulator = KiroSimulator.start()) {
      assertThatThrownBy(() -> simulator.awaitRequest(_ -> true, Duration.ofMillis(1)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void holdsHundredsOfSilentAnswersAtOnce() throws Exception {
    KiroSimulator simulator = KiroSimulator.start();
    String token = simulator.accounts().issueAccessToken(account(simulator));
    simulator.scripts().otherwise(Script.answer().text("one").silence());
    try (TestClient client = new TestClient(simulator);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<byte[]>>> chats =
          IntStream.range(0, 300)
              .mapToObj(_ -> threads.submit(() -> client.chat(token, Samples.ask("Hello"))))
              .toList();
      try {
        simulator.awaitRequest(request -> request.sequence() == 300, SOON);
        assertThat(chats).noneMatch(Future::isDone);
      } finally {
        simulator.close();
      }

      for (Future<?> chat : chats) {
        assertThatThrownBy(chat::get).hasCauseInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void deliversTheConversationAsConfigured() throws Exception {
    Delivery slow = Delivery.PROMPT.withPace(Duration.ofHours(1));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        KiroSimulator simulator = KiroSimulator.builder().delivery(slow).start();
        TestClient client = new TestClient(simulator)) {
      String token = simulator.accounts().issueAccessToken(account(simulator));
      Future<?> chat = threads.submit(() -> client.chat(token, Samples.ask("Hello")));
      RecordedRequest request = simulator.awaitRequest(_ -> true, SOON);
      client.leave();

      assertThat(request.awaitEnding(SOON).kind()).isEqualTo(Ending.Kind.CLIENT_LEFT);
      assertThatThrownBy(chat::get).hasCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void startsOnTheConfiguredPort() {
    int port;
    try (KiroSimulator first = KiroSimulator.start()) {
      port = first.baseUri().getPort();
      assertThatThrownBy(() -> KiroSimulator.start(port)).isInstanceOf(IllegalStateException.class);
    }
    try (KiroSimulator second = KiroSimulator.start(port)) {
      assertThat(second.baseUri()).hasPort(port).hasHost("127.0.0.1");
    }
  }

  private static Account account(KiroSimulator simulator) {
    return simulator.accounts().addSocial(simulator.accounts().newRefreshToken());
  }
}
