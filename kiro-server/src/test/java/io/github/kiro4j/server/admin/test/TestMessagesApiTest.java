package io.github.kiro4j.server.admin.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.operations.RequestList.Request;
import io.github.kiro4j.api.admin.operations.RequestList.State;
import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.wire.KnownErrors;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Requests for messages that operators send.
@Timeout(60)
class TestMessagesApiTest {

  private static final String STREAMED =
      """
      {"model":"claude-sonnet-4-5","max_tokens":1000,"stream":true,
       "messages":[{"role":"user","content":"Hi"}]}\
      """;
  private static final String PLAIN = STREAMED.replace("\"stream\":true,", "");

  private TestGateway gateway;
  private AdminClient client;

  @BeforeEach
  void start() throws Exception {
    gateway = TestGateway.startWithTwoAccounts();
    client = gateway.adminClient();
  }

  @AfterEach
  void stop() {
    client.close();
    gateway.close();
  }

  private HttpResponse<String> send(String query, String body) throws Exception {
    return gateway.send(
        gateway.adminRequest("/test/messages" + query).POST(BodyPublishers.ofString(body)));
  }

  private Request ended() throws Exception {
    Eventually.await(() -> client.requests().recent().size() == 1);
    return client.requests().recent().getFirst();
  }

  @Test
  void theAnswerIsStreamedAndTheRequestIsListed() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hello there"));

    HttpResponse<String> answer = send("", STREAMED);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type").orElseThrow())
        .startsWith("text/event-stream");
    assertThat(answer.body())
        .contains("event: message_start", "Hello there", "event: message_stop");
    Request listed = ended();
    assertThat(answer.headers().firstValue("request-id")).contains(listed.id());
    assertThat(listed.key()).isEqualTo("admin-test");
    assertThat(listed.state()).isEqualTo(State.SUCCEEDED);
    assertThat(listed.credentialId()).isEqualTo(1);
  }

  @Test
  void oneCredentialIsUsedAndNoOther() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hello"));
    assertThat(send("?credential=2", PLAIN).body()).contains("\"text\":\"Hello\"");
    assertThat(ended().credentialIds()).containsExactly(2L);

    gateway.upstream().scripts().next(Script.refuse(KnownErrors.suspended()));
    HttpResponse<String> refused = send("?credential=2", PLAIN);
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).contains("\"type\":\"error\"");
  }

  @Test
  void errorsHaveTheFormOfTheMessagesApi() throws Exception {
    HttpResponse<String> refused = send("", "{\"model\":\"claude-sonnet-4-5\"}");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("\"type\":\"error\"", "invalid_request_error");
  }

  @Test
  void anUnknownCredentialIsNamed() throws Exception {
    assertThat(send("?credential=9", PLAIN).body()).contains("unknown_credential");
    assertThat(send("?credential=x", PLAIN).body()).contains("invalid_parameter");
  }

  @Test
  void onlyOperatorsSendTestMessages() throws Exception {
    HttpResponse<String> refused =
        gateway.send(
            HttpRequest.newBuilder(gateway.uri().resolve("/api/admin/test/messages"))
                .header("x-api-key", TestGateway.KEY)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(PLAIN)));

    assertThat(refused.statusCode()).isEqualTo(401);
  }
}
