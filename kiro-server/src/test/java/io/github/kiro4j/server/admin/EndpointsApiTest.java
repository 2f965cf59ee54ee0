package io.github.kiro4j.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.api.admin.operations.GatewayStatus.EndpointCoolDown;
import io.github.kiro4j.api.admin.operations.RequestList.Attempt;
import io.github.kiro4j.api.admin.operations.RequestList.Outcome;
import io.github.kiro4j.api.admin.operations.RequestList.Request;
import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.service.Host;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.world.World;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What operators see of the endpoints of the upstream, over HTTP.
@Timeout(60)
class EndpointsApiTest {

  private static final String QUESTION =
      """
      {"model":"claude-sonnet-4-5","max_tokens":1000,
       "messages":[{"role":"user","content":"Hi"}]}\
      """;

  private TestGateway gateway;
  private AdminClient client;

  @BeforeEach
  void start() throws Exception {
    gateway = TestGateway.start("adminApiKey: " + TestGateway.ADMIN_KEY + "\n");
    client = gateway.adminClient();
  }

  @AfterEach
  void stop() {
    client.close();
    gateway.close();
  }

  @Test
  void everyAttemptNamesItsEndpoint() throws Exception {
    gateway.upstream().enter(World.only(Host.Q));

    assertThat(gateway.postMessages(QUESTION).statusCode()).isEqualTo(200);

    Request request = ended();
    assertThat(request.endpoint()).isEqualTo("q");
    assertThat(request.sends()).isEqualTo(2);
    assertThat(request.credentialIds()).containsExactly(1L);
    assertThat(request.attempts())
        .extracting(Attempt::credentialId, Attempt::endpoint, Attempt::outcome, Attempt::cause)
        .containsExactly(
            tuple(1L, "runtime", Outcome.FAILED, "Network"),
            tuple(1L, "q", Outcome.ANSWERED, null));
    assertThat(request.attempts()).allMatch(attempt -> attempt.durationMs() != null);
    assertThat(request.attempts().getLast().startMs())
        .isGreaterThanOrEqualTo(request.attempts().getFirst().startMs());
    assertThat(text("/requests")).contains("\"route\":\"q:").doesNotContain("arn:");
  }

  @Test
  void anAttemptThatTheClientDidNotWaitForIsAborted() throws Exception {
    gateway.upstream().scripts().next(Script.answer().silence());
    CompletableFuture<Integer> answer =
        CompletableFuture.supplyAsync(() -> {
          try {
            return gateway.postMessages(QUESTION).statusCode();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    gateway
        .upstream()
        .awaitRequest(request -> request.operation() == Operation.GENERATE, Duration.ofSeconds(20));

    Request live = client.requests().live().getFirst();
    assertThat(live.attempts()).extracting(Attempt::outcome).containsExactly(Outcome.WAITING);
    assertThat(live.attempts().getFirst().durationMs()).isNull();
    client.cancel(live.id());

    answer.join();
    assertThat(ended().attempts()).extracting(Attempt::outcome).containsExactly(Outcome.ABORTED);
  }

  @Test
  void aCredentialShowsTheRouteThatWorked() throws Exception {
    assertThat(credential().route()).isNull();
    gateway.upstream().enter(World.only(Host.Q));
    Instant before = Instant.now();

    gateway.postMessages(QUESTION);

    CredentialStatus found = credential();
    assertThat(found.route()).startsWith("q:");
    assertThat(Instant.parse(found.routeSince())).isBetween(before.minusSeconds(1), Instant.now());
    assertThat(found.endpoint()).isEqualTo("ide");
    assertThat(text("/credentials")).doesNotContain("arn:");

    client.reset(1);
    assertThat(credential().route()).isNull();
    assertThat(credential().routeSince()).isNull();
  }

  @Test
  void aCredentialWithAnEndpointOfItsOwnNamesAndUsesIt() throws Exception {
    client.edit(1, CredentialFields.none().with(CredentialField.ENDPOINT, "codewhisperer"));

    assertThat(gateway.postMessages(QUESTION).statusCode()).isEqualTo(200);

    assertThat(credential().endpoint()).isEqualTo("codewhisperer");
    assertThat(ended().endpoint()).isEqualTo("codewhisperer");
  }

  @Test
  void theStatusNamesTheEndpointsThatCoolDown() throws Exception {
    assertThat(client.status().endpointCoolDowns()).isEmpty();
    gateway.upstream().enter(World.only(Host.Q));
    Instant before = Instant.now();

    gateway.postMessages(QUESTION);

    assertThat(client.status().endpointCoolDowns())
        .extracting(EndpointCoolDown::endpoint)
        .containsExactly("runtime");
    assertThat(Instant.parse(client.status().endpointCoolDowns().getFirst().until()))
        .isBetween(before.plusSeconds(29), Instant.now().plusSeconds(31));
  }

  @Test
  void attemptsAreInTheMetricsByEndpointAndOutcome() throws Exception {
    gateway.upstream().enter(World.EVERYTHING.failing(Host.RUNTIME, KnownErrors.notAuthorized()));

    gateway.postMessages(QUESTION);

    Eventually.await(() -> metrics().contains(attempts("q", "answered") + " 1.0"));
    assertThat(metrics())
        .contains(attempts("runtime", "NotAuthorized") + " 1.0")
        .doesNotContain(attempts("q", "NotAuthorized"));
  }

  private static String attempts(String endpoint, String outcome) {
    return "kiro4j_attempts_total{credential=\"1\",endpoint=\"%s\",outcome=\"%s\"}"
        .formatted(endpoint, outcome);
  }

  private String metrics() throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(gateway.operatorUri().resolve("/metrics"));
    return gateway.send(request).body();
  }

  private CredentialStatus credential() throws Exception {
    return client.credentials().credentials().getFirst();
  }

  private Request ended() throws Exception {
    Eventually.await(() -> !client.requests().recent().isEmpty());
    return client.requests().recent().getFirst();
  }

  private String text(String path) throws Exception {
    return gateway.send(gateway.adminRequest(path)).body();
  }
}
