package io.github.kiro4j.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.testing.TestGateway;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies as clients send them: compressed, damaged, empty, too much of everything.
class RequestBodyTest {

  private static final String QUESTION =
      "{\"model\":\"claude-sonnet-4-5\",\"max_tokens\":100,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]%s}";

  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.startEmptyWithAdmin("limits: {maxRequestBytes: 1MiB}\n");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "GZIP", "identity"})
  void compressedBodyIsRead(String coding) throws Exception {
    byte[] plain = QUESTION.formatted("").getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> response = count(coding, coding.equals("identity") ? plain : gzip(plain));

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void bodyInFalseGzipIsRefused() throws Exception {
    assertInvalidGzip(QUESTION.formatted("").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void wrongChecksumIsNoticed() throws Exception {
    byte[] body = gzip(QUESTION.formatted("").getBytes(StandardCharsets.UTF_8));
    body[body.length - 8] ^= 1;

    assertInvalidGzip(body);
  }

  @Test
  void cutGzipIsNoticed() throws Exception {
    byte[] body = gzip(QUESTION.formatted("").getBytes(StandardCharsets.UTF_8));

    assertInvalidGzip(Arrays.copyOf(body, body.length - 9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd", "deflate", "gzip, gzip", "nonsense"})
  void otherCodingsAreRefused(String coding) throws Exception {
    HttpResponse<String> response =
        count(coding, QUESTION.formatted("").getBytes(StandardCharsets.UTF_8));

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(response.headers().firstValue("accept-encoding")).contains("gzip, identity");
    assertThat(error(response).at("/details/error_code").asText())
        .isEqualTo("request_body_encoding_unsupported");
    assertThat(error(response).path("message").asText()).contains('"' + coding + '"');
  }

  @Test
  void bombIsRefusedByItsRealSize() throws Exception {
    HttpResponse<String> response = count("gzip", gzip(new byte[50 * 1024 * 1024]));

    assertThat(response.statusCode()).isEqualTo(413);
  }

  @Test
  void adminApiReadsAndRefusesTheSameCodings() throws Exception {
    byte[] body = "{\"mode\":\"balanced\"}".getBytes(StandardCharsets.UTF_8);

    assertThat(admin("gzip", gzip(body)).statusCode()).isEqualTo(200);
    assertThat(admin("gzip", body).statusCode()).isEqualTo(400);
    assertThat(admin("br", body).statusCode()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "", "[]", "1", "\"x\"", "true"})
  void bodyThatIsNoObjectIsRefused(String body) throws Exception {
    HttpResponse<String> response = gateway.postMessages(body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(error(response).path("type").asText()).isEqualTo("invalid_request_error");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          model          | model: String should have at most 256 characters
          messages       | messages: List should have at most 100000 items after validation, not 100001
          blocks         | messages.0.content: List should have at most 100000 items after validation, not 100001
          system         | system: List should have at most 100000 items after validation, not 100001
          tools          | tools: List should have at most 10000 items after validation, not 10001
          stop_sequences | stop_sequences: List should have at most 2500 items after validation, not 2501
          long stops     | stop_sequences: Stop sequences should have at most 32768 characters in total
          """)
  void numbersAreBounded(String what, String message) throws Exception {
    try (TestGateway roomy = TestGateway.start()) {
      HttpResponse<String> response = roomy.postMessages(tooMuch(what));

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(error(response).path("message").asText()).isEqualTo(message);
    }
  }

  private static String tooMuch(String what) {
    String plain = QUESTION.formatted("");
    return switch (what) {
      case "model" -> plain.replace("claude", "c".repeat(257));
      case "messages" ->
          plain.replace(
              "[{\"role\"",
              "[" + "{\"role\":\"user\",\"content\":\"a\"},".repeat(100_000) + "{\"role\"");
      case "blocks" ->
          plain.replace("\"Hello\"", list("{\"type\":\"text\",\"text\":\"a\"}", 100_001));
      case "system" ->
          QUESTION.formatted(",\"system\":" + list("{\"type\":\"text\",\"text\":\"a\"}", 100_001));
      case "tools" ->
          QUESTION.formatted(",\"tools\":" + list("{\"name\":\"a\",\"input_schema\":{}}", 10_001));
      case "stop_sequences" -> QUESTION.formatted(",\"stop_sequences\":" + list("\"a\"", 2_501));
      default ->
          QUESTION.formatted(",\"stop_sequences\":" + list("\"" + "a".repeat(16_385) + "\"", 2));
    };
  }

  private static String list(String item, int count) {
    return "[" + (item + ",").repeat(count - 1) + item + "]";
  }

  private static void assertInvalidGzip(byte[] body) throws Exception {
    HttpResponse<String> response = count("gzip", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(error(response).at("/details/error_code").asText())
        .isEqualTo("request_body_encoding_invalid");
  }

  private static HttpResponse<String> count(String coding, byte[] body) throws Exception {
    return send(gateway.request("/v1/messages/count_tokens"), coding, body, "POST");
  }

  private static HttpResponse<String> admin(String coding, byte[] body) throws Exception {
    return send(gateway.adminRequest("/config/load-balancing"), coding, body, "PUT");
  }

  private static HttpResponse<String> send(
      HttpRequest.Builder request, String coding, byte[] body, String method) throws Exception {
    return gateway.send(
        request
            .header("content-encoding", coding)
            .method(method, BodyPublishers.ofByteArray(body)));
  }

  private static JsonNode error(HttpResponse<String> response) throws Exception {
    return Json.MAPPER.readTree(response.body()).path("error");
  }

  private static byte[] gzip(byte[] plain) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }
}
