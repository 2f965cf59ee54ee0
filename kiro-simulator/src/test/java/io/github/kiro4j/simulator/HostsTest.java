package io.github.kiro4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.service.Host;
import io.github.kiro4j.simulator.service.Profiles;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.Reply;
import io.github.kiro4j.simulator.world.World;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Hosts that come, go and fail.
class HostsTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  private KiroSimulator simulator;
  private HostClient client;

  @BeforeEach
  void start() {
    simulator = KiroSimulator.start();
    Account account = simulator.accounts().addSocial(simulator.accounts().newRefreshToken());
    client = HostClient.of(simulator, account);
  }

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  @Test
  void everyHostHasAPortOfItsOwn() {
    assertThat(Arrays.stream(Host.values()).map(host -> simulator.url(host).getPort()))
        .doesNotHaveDuplicates()
        .hasSize(5);
    assertThat(simulator.url(Host.COMBINED)).isEqualTo(simulator.baseUri());
  }

  @Test
  void recordsHostRegionTargetKindAndArn() throws Exception {
    client.in("us-east-1").generate(Host.RUNTIME, Profiles.SOCIAL);
    client.search(Host.Q, Profiles.SOCIAL);
    client.get(Host.MANAGEMENT, "/getUsageLimits?profileArn=" + Profiles.SOCIAL);

    assertThat(simulator.requests())
        .extracting(RecordedRequest::host)
        .containsExactly(Host.RUNTIME, Host.Q, Host.MANAGEMENT);
    assertThat(simulator.requests())
        .extracting(RecordedRequest::operation)
        .containsExactly(Operation.GENERATE, Operation.MCP, Operation.USAGE_LIMITS);
    assertThat(simulator.requests())
        .allSatisfy(request -> {
          assertThat(request.profileArn()).contains(Profiles.SOCIAL);
          assertThat(request.region()).contains("us-east-1");
          assertThat(request.kind()).contains(AccountKind.SOCIAL);
          assertThat(request.toString())
              .contains(request.host().name())
              .doesNotContain(Profiles.SOCIAL);
        });
    assertThat(simulator.requests().getFirst().target())
        .contains("KiroRuntimeService.GenerateAssistantResponse");
    assertThat(simulator.requests().getLast().target()).isEmpty();
  }

  @Test
  void requestOfNobodyAtNoRegionIsRecordedAsSuch() throws Exception {
    client.with("Authorization", "Bearer made-up").generate(Host.Q, Samples.ask("Hello"));

    RecordedRequest request = simulator.requests().getFirst();
    assertThat(request.kind()).isEmpty();
    assertThat(request.region()).isEmpty();
    assertThat(request.profileArn()).isEmpty();
  }

  @Test
  void hostThatIsGoneRefusesConnectionsUntilItReturnsToItsPort() throws Exception {
    URI address = simulator.url(Host.RUNTIME);
    assertThat(client.generate(Host.RUNTIME, Profiles.SOCIAL).statusCode()).isEqualTo(200);

    simulator.enter(World.EVERYTHING.gone(Host.RUNTIME));
    assertThatThrownBy(() -> client.generate(Host.RUNTIME, Profiles.SOCIAL))
        .isInstanceOf(ConnectException.class);
    assertThat(client.generate(Host.Q, Profiles.SOCIAL).statusCode()).isEqualTo(200);
    assertThat(simulator.url(Host.RUNTIME)).isEqualTo(address);

    simulator.enter(simulator.world().serving(Host.RUNTIME));
    assertThat(simulator.url(Host.RUNTIME)).isEqualTo(address);
    assertThat(client.generate(Host.RUNTIME, Profiles.SOCIAL).statusCode()).isEqualTo(200);
    assertThat(simulator.requests()).hasSize(3);
  }

  @Test
  void hostThatGoesDropsTheAnswersThatItPlays() throws Exception {
    simulator.scripts().otherwise(Script.answer().text("one").silence());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<HttpResponse<byte[]>> answer =
          threads.submit(() -> client.generate(Host.RUNTIME, Profiles.SOCIAL));
      RecordedRequest request = simulator.awaitRequest(_ -> true, SOON);

      simulator.enter(World.EVERYTHING.gone(Host.RUNTIME));

      assertThatThrownBy(answer::get).hasCauseInstanceOf(IOException.class);
      request.awaitEnding(SOON);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RUNTIME", "Q", "CODEWHISPERER"})
  void worldMayHaveOneHostOfTheDataPlaneOnly(Host only) throws Exception {
    simulator.enter(World.only(only));

    for (Host host : List.of(Host.RUNTIME, Host.Q, Host.CODEWHISPERER)) {
      if (host == only) {
        assertThat(client.generate(host, Profiles.SOCIAL).statusCode()).isEqualTo(200);
      } else {
        assertThatThrownBy(() -> client.generate(host, Profiles.SOCIAL))
            .isInstanceOf(ConnectException.class);
      }
    }
    assertThat(
            client
                .get(Host.MANAGEMENT, "/getUsageLimits?profileArn=" + Profiles.SOCIAL)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void simulatorMayStartWithoutAHost() {
    try (KiroSimulator other = KiroSimulator.builder().world(World.only(Host.Q)).start();
        TestClient runtime = new TestClient(other.url(Host.RUNTIME))) {
      assertThatThrownBy(() -> runtime.get("/")).isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void everyHostHasAnAddressWhoseTlsFails() {
    try (TestClient broken = new TestClient(simulator.brokenTlsUrl(Host.RUNTIME))) {
      assertThatThrownBy(() -> broken.get("/")).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void failingHostAnswersEverythingInItsDialect() throws Exception {
    simulator.enter(
        World.EVERYTHING
            .failing(Host.RUNTIME, KnownErrors.unavailable())
            .failing(Host.Q, KnownErrors.unknownOperation()));

    assertThat(Verdicts.of(client.generate(Host.RUNTIME, Profiles.SOCIAL)))
        .isEqualTo(
            "503 #ServiceUnavailableException: Service is unavailable, please try again later.");
    assertThat(Verdicts.of(client.generate(Host.Q, Profiles.SOCIAL)))
        .isEqualTo("404 UnknownOperationException: Unknown operation.");
    assertThat(Verdicts.of(client.generate(Host.CODEWHISPERER, Profiles.SOCIAL))).isEqualTo("200");
  }

  @Test
  void hostMayBeAnotherProgram() throws Exception {
    simulator.enter(World.EVERYTHING.answering(Host.Q, Reply.page(404)));

    HttpResponse<byte[]> response = client.generate(Host.Q, Profiles.SOCIAL);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains("text/html");
    assertThat(response.headers().firstValue("x-amzn-errortype")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "RUNTIME, us-gov-west-1, true",
    "RUNTIME, eu-west-1, false",
    "Q, eu-central-1, true",
    "Q, us-gov-west-1, false",
    "CODEWHISPERER, us-east-1, true",
    "CODEWHISPERER, eu-central-1, false",
    "MANAGEMENT, eu-central-1, true",
    "MANAGEMENT, ap-southeast-2, false",
    "COMBINED, ap-southeast-2, true"
  })
  void regionWithoutAHostIsAProxysError(Host host, String region, boolean exists) throws Exception {
    String address = simulator.regionalUrl(host).replace("{region}", region);
    try (TestClient regional = new TestClient(URI.create(address))) {
      assertThat(regional.get("/").statusCode()).isEqualTo(exists ? 404 : 503);
    }
  }

  @Test
  void baseAddressPlaysAllHostsWithoutTheirDifferences() throws Exception {
    Account builderId =
        simulator.accounts().addBuilderId("b", "secret", simulator.accounts().newRefreshToken());
    try (HostClient old = HostClient.of(simulator, builderId).with("User-Agent", "KiroIDE-0.1.0")) {
      assertThat(Verdicts.of(old.generate(Host.COMBINED, Samples.ask("Hello")))).isEqualTo("200");
      assertThat(
              Verdicts.of(
                  old.target(
                      Host.COMBINED,
                      "KiroRuntimeService.GenerateAssistantResponse",
                      Samples.ask("Hello"))))
          .isEqualTo("200");
      assertThat(
              Verdicts.of(
                  old.target(
                      Host.COMBINED,
                      "KiroControlPlaneBearerService.ListAvailableModels",
                      Samples.parse("{\"origin\": \"AI_EDITOR\"}"))))
          .isEqualTo("200");
    }
  }

  @Test
  void baseAddressAlwaysServes() {
    assertThatThrownBy(() -> World.EVERYTHING.gone(Host.COMBINED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("base address");
  }
}
