package io.github.kiro4j.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.script.Script;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every refusal, by any layer, is Anthropic JSON with the request id.
class RefusalsTest {

  private static final String QUESTION =
      """
      {"model":"claude-sonnet-4-5","max_tokens":1000,
       "messages":[{"role":"user","content":"Hi"}]}\
      """;

  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start("limits: {maxRequestBytes: 2KiB}\n");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2023-06-01", "2026-10-21"})
  void theKeyIsAcceptedInBothFormsUnderBothVersions(String version) throws Exception {
    HttpRequest.Builder byHeader = keyless("/v1/messages").header("x-api-key", TestGateway.KEY);
    HttpRequest.Builder byBearer =
        keyless("/v1/messages").header("Authorization", "Bearer " + TestGateway.KEY);

    for (HttpRequest.Builder request : new HttpRequest.Builder[] {byHeader, byBearer}) {
      request.header("anthropic-version", version);
      assertThat(gateway.send(request).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aBlankKeyHeaderYieldsToTheBearerToken() throws Exception {
    HttpRequest.Builder request =
        keyless("/v1/messages")
            .header("x-api-key", " ")
            .header("Authorization", "bearer " + TestGateway.KEY);

    assertThat(gateway.send(request).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"wrong, right", "right, wrong", "right, right"})
  void oneRightKeyIsEnoughBesideTheKeyOfAnotherService(String header, String bearer)
      throws Exception {
    HttpRequest.Builder request =
        keyless("/v1/messages")
            .header("x-api-key", header.replace("right", TestGateway.KEY))
            .header("Authorization", "Bearer " + bearer.replace("right", TestGateway.KEY));

    assertThat(gateway.send(request).statusCode()).isEqualTo(200);
  }

  @Test
  void twoWrongKeysAreRefused() throws Exception {
    HttpRequest.Builder request =
        keyless("/v1/messages")
            .header("x-api-key", "wrong")
            .header("Authorization", "Bearer wrong");

    assertRefused(gateway.send(request), 401, "authentication_error", "invalid x-api-key");
  }

  @Test
  void aRequestWithoutAKeyIsRefused() throws Exception {
    HttpResponse<String> response = gateway.send(keyless("/v1/messages"));

    assertRefused(response, 401, "authentication_error", "x-api-key header is required");
    assertThat(response.headers().firstValue("x-should-retry")).hasValue("false");
  }

  @Test
  void aWrongBearerTokenIsRefused() throws Exception {
    HttpRequest.Builder request =
        keyless("/v1/messages").header("Authorization", "Bearer " + TestGateway.KEY + "x");

    assertRefused(gateway.send(request), 401, "authentication_error", "Invalid bearer token");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"model":                                        | The request body is not valid JSON: line 1 column 10
          {"model":"claude-sonnet-4-5","max_tokens":1}     | messages: Field required
          {"model":"claude-sonnet-4-5","messages":[{"role":"user","content":"a"}]} | max_tokens: Field required
          {"model":"claude-sonnet-4-5","max_tokens":1,"messages":[]} | messages: at least one message is required
          """)
  void anInvalidBodyIsRefusedInTheWordingOfTheApi(String body, String message) throws Exception {
    assertRefused(gateway.postMessages(body), 400, "invalid_request_error", message);
  }

  @Test
  void anUnknownModelIsNotFound() throws Exception {
    assertRefused(
        gateway.postMessages(QUESTION.replace("claude-sonnet-4-5", "gpt-9")),
        404,
        "not_found_error",
        "model: gpt-9");
  }

  @Test
  void anUnknownPathIsNotFound() throws Exception {
    assertRefused(
        gateway.send(gateway.request("/v1/nothing")),
        404,
        "not_found_error",
        "Not found: /v1/nothing");
  }

  @Test
  void aWrongMethodIsRefused() throws Exception {
    assertRefused(
        gateway.send(gateway.request("/v1/messages").GET()),
        405,
        "invalid_request_error",
        "Method not allowed");
  }

  @Test
  void aWrongContentTypeIsRefused() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.uri().resolve("/v1/messages"))
            .header("x-api-key", TestGateway.KEY)
            .header("content-type", "text/plain")
            .POST(BodyPublishers.ofString(QUESTION));

    assertRefused(
        gateway.send(request),
        415,
        "invalid_request_error",
        "The content type must be application/json");
  }

  @Test
  void aBodyBeyondTheLimitIsRefused() throws Exception {
    assertRefused(
        gateway.postMessages(QUESTION.replace("Hi", "x".repeat(3000))),
        413,
        "request_too_large",
        "Request exceeds the maximum size of 2048 bytes");
  }

  @Test
  void errorsOfJettyAreJsonToo() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.uri().resolve("/v1/messages"))
            .header("x-api-key", "k".repeat(40_000));

    HttpResponse<String> response = gateway.send(request);

    assertThat(response.statusCode()).isEqualTo(431);
    assertThat(Json.MAPPER.readTree(response.body()).path("error").path("type").textValue())
        .isEqualTo("invalid_request_error");
  }

  @ParameterizedTest
  @CsvSource({
    "429, ThrottlingException, '', 429, rate_limit_error",
    "429, ThrottlingException, INSUFFICIENT_MODEL_CAPACITY, 529, overloaded_error",
    "500, InternalServerException, '', 502, api_error",
    "403, AccessDeniedException, TEMPORARILY_SUSPENDED, 503, api_error",
    "409, ConflictException, '', 502, api_error",
    "400, ValidationException, CONTENT_LENGTH_EXCEEDS_THRESHOLD, 400, invalid_request_error",
  })
  void anUpstreamRefusalHasTheStatusThatClientsUnderstand(
      int status, String exception, String reason, int told, String type) throws Exception {
    Script refusal =
        Script.status(status, exception, "account 123456789012", reason.isEmpty() ? null : reason);
    try (TestGateway own = TestGateway.startWithoutRetries()) {
      own.upstream().scripts().otherwise(refusal);

      HttpResponse<String> plain = own.postMessages(QUESTION);
      HttpResponse<String> streamed =
          own.postMessages(QUESTION.replace("{\"model\"", "{\"stream\":true,\"model\""));

      for (HttpResponse<String> response : java.util.List.of(plain, streamed)) {
        assertThat(response.statusCode()).isEqualTo(told);
        JsonNode body = Json.MAPPER.readTree(response.body());
        assertThat(body.path("error").path("type").textValue()).isEqualTo(type);
        assertThat(response.body()).doesNotContain("123456789012");
      }
    }
  }

  @Test
  void aPromptEstimatedTooLongIsRefusedOnlyIfConfigured() throws Exception {
    String prompt = QUESTION.replace("Hi", "word ".repeat(205_000));
    try (TestGateway strict = TestGateway.start("limits: {checkPromptLength: true}\n");
        TestGateway lenient = TestGateway.start()) {
      HttpResponse<String> refused = strict.postMessages(prompt);

      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body())
          .containsPattern("prompt is too long: 2\\d{5} tokens > 200000 maximum");
      assertThat(strict.upstream().requests(Operation.GENERATE)).isEmpty();
      assertThat(lenient.postMessages(prompt).statusCode()).isEqualTo(200);
    }
  }

  /// The limit is that of the runtime endpoint, 1,086,459 bytes; the REST endpoints have none that
  /// is certain.
  @Test
  void aBodyThatTheServiceIsCertainToRefuseIsNotSent() throws Exception {
    String prompt = QUESTION.replace("Hi", "word ".repeat(217_500));
    try (TestGateway runtime = TestGateway.start();
        TestGateway rest = TestGateway.startWith("  endpoints: [q]\n", "")) {
      HttpResponse<String> refused = runtime.postMessages(prompt);

      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("prompt is too long");
      assertThat(runtime.upstream().requests(Operation.GENERATE)).isEmpty();
      assertThat(rest.postMessages(prompt).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aMessageThatBreaksOffIsAnErrorStatus() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hel").cutInsideFrame());

    assertRefused(
        gateway.postMessages(QUESTION),
        502,
        "api_error",
        "The model provider's answer was cut off");
  }

  private static HttpRequest.Builder keyless(String path) {
    URI uri = gateway.uri().resolve(path);
    return HttpRequest.newBuilder(uri)
        .header("content-type", "application/json")
        .POST(BodyPublishers.ofString(QUESTION));
  }

  private static void assertRefused(
      HttpResponse<String> response, int status, String type, String message) throws Exception {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    String requestId = response.headers().firstValue("request-id").orElseThrow();
    assertThat(Json.MAPPER.readTree(response.body()))
        .isEqualTo(
            Json.MAPPER
                .createObjectNode()
                .put("type", "error")
                .put("request_id", requestId)
                .set(
                    "error",
                    Json.MAPPER.createObjectNode().put("type", type).put("message", message)));
  }
}
