package io.github.kiro4j.server.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.client.UsageSelection;
import io.github.kiro4j.api.admin.credentials.CredentialHistory;
import io.github.kiro4j.api.admin.operations.EffectiveConfiguration;
import io.github.kiro4j.api.admin.operations.EffectiveConfiguration.Origin;
import io.github.kiro4j.api.admin.operations.RequestList;
import io.github.kiro4j.api.admin.operations.RequestList.Request;
import io.github.kiro4j.api.admin.operations.RequestList.State;
import io.github.kiro4j.api.admin.operations.Statistics;
import io.github.kiro4j.api.admin.operations.UsageReport;
import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.recording.Ending;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.wire.KnownErrors;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What operators see of the requests that clients make, and of the gateway's settings.
@Timeout(60)
class ActivityApiTest {

  private static final String PLAIN =
      """
      {"model":"claude-sonnet-4-5","max_tokens":1000,
       "messages":[{"role":"user","content":"Hi"}]}\
      """;
  private static final String STREAMED = PLAIN.replace("{\"model\"", "{\"stream\":true,\"model\"");

  @TempDir Path state;

  private TestGateway gateway;
  private AdminClient client;

  @BeforeEach
  void start() throws Exception {
    KiroSimulator upstream = KiroSimulator.start();
    String token = upstream.accounts().newRefreshToken();
    upstream.accounts().addSocial(token);
    gateway = start(upstream, token);
    client = gateway.adminClient();
  }

  private TestGateway start(KiroSimulator upstream, String token) throws Exception {
    return TestGateway.start(
        upstream,
        "[{\"id\": 1, \"refreshToken\": \"" + token + "\"}]",
        "adminApiKey: " + TestGateway.ADMIN_KEY + "\nstateDir: " + state + "\n");
  }

  @AfterEach
  void stop() {
    client.close();
    gateway.close();
  }

  @Test
  void aRunningRequestIsListed() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hello there").silence());

    try (BufferedReader stream = reader(gateway.stream(STREAMED))) {
      readUntil(stream, "content_block_delta");

      Request live = onlyLive();
      assertThat(live.id()).startsWith("req_");
      assertThat(live.state()).isEqualTo(State.ANSWERING);
      assertThat(live.route()).isEqualTo("/v1/messages");
      assertThat(live.model()).isEqualTo("claude-sonnet-4-5");
      assertThat(live.upstreamModel()).isEqualTo("claude-sonnet-4.5");
      assertThat(live.stream()).isTrue();
      assertThat(live.credentialId()).isEqualTo(1);
      assertThat(live.sends()).isEqualTo(1);
      assertThat(live.firstEventMs()).isNotNull();
      assertThat(live.outputTokens()).isPositive();
      assertThat(client.requests().recent()).isEmpty();
      client.cancel(live.id());
    }
  }

  @Test
  void aCancelledStreamEndsInAnErrorAndItsUpstreamCallIsClosed() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hello").silence());

    try (BufferedReader stream = reader(gateway.stream(STREAMED))) {
      readUntil(stream, "content_block_delta");
      client.cancel(onlyLive().id());

      List<String> rest = stream.lines().toList();
      assertThat(rest).contains("event: error").doesNotContain("event: message_stop");
      assertThat(String.join("\n", rest)).contains("cancelled by the gateway's operator");
    }
    RecordedRequest call = gateway.upstream().requests(Operation.GENERATE).getLast();
    assertThat(call.awaitEnding(Duration.ofSeconds(10)).kind()).isEqualTo(Ending.Kind.CLIENT_LEFT);
    Request ended = awaitEnded();
    assertThat(ended.state()).isEqualTo(State.CANCELLED);
    assertThat(ended.status()).isEqualTo(200);
    assertThat(ended.errorType()).isEqualTo("api_error");
    assertThat(client.requests().live()).isEmpty();
  }

  @Test
  void aCancelledRequestWithoutStreamingHasAnErrorStatus() throws Exception {
    gateway.upstream().scripts().next(Script.answer().silence());

    CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(this::ask);
    gateway.upstream().awaitRequest(ActivityApiTest::isQuestion, Duration.ofSeconds(20));
    Request live = onlyLive();
    assertThat(live.state()).isEqualTo(State.WAITING);
    client.cancel(live.id());

    HttpResponse<String> told = answer.get(20, TimeUnit.SECONDS);
    assertThat(told.statusCode()).isEqualTo(503);
    assertThat(told.headers().firstValue("x-should-retry")).contains("false");
    assertThat(told.body()).contains("cancelled by the gateway's operator", live.id());
    assertThat(awaitEnded().state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void aRequestThatWaitsForItsNextAttemptIsCancelledAtOnce() throws Exception {
    gateway
        .upstream()
        .scripts()
        .otherwise(Script.refuse(KnownErrors.unavailable()).retryAfter(Duration.ofSeconds(50)));

    CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(this::ask);
    RecordedRequest call =
        gateway.upstream().awaitRequest(ActivityApiTest::isQuestion, Duration.ofSeconds(20));
    call.awaitEnding(Duration.ofSeconds(20));
    client.cancel(onlyLive().id());

    assertThat(answer.get(20, TimeUnit.SECONDS).body()).contains("cancelled by the gateway's");
    assertThat(gateway.upstream().requests(Operation.GENERATE)).hasSize(1);
  }

  @Test
  void aRequestThatIsNotRunningCannotBeCancelled() throws Exception {
    assertProblem("DELETE", "/requests/req_0", AdminErrorCode.UNKNOWN_REQUEST, null);
  }

  @Test
  void aFinishedRequestIsListedWithItsUsage() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(Script.answer().text("Hello").tokenUsage(12, 34, 56, 7).metering(0.25));

    String id = id(gateway.postMessages(PLAIN));

    Request ended = awaitEnded();
    assertThat(ended.id()).isEqualTo(id);
    assertThat(ended.state()).isEqualTo(State.SUCCEEDED);
    assertThat(ended.status()).isEqualTo(200);
    assertThat(ended.stopReason()).isEqualTo("end_turn");
    assertThat(ended.inputTokens()).isEqualTo(12);
    assertThat(ended.cacheReadTokens()).isEqualTo(34);
    assertThat(ended.cacheWriteTokens()).isEqualTo(56);
    assertThat(ended.outputTokens()).isEqualTo(7);
    assertThat(ended.credits()).isEqualTo(0.25);
    assertThat(ended.credentialIds()).containsExactly(1L);
    assertThat(ended.firstEventMs()).isLessThanOrEqualTo(ended.durationMs());
    assertThat(ended.errorType()).isNull();
  }

  @Test
  void anUpstreamFailureIsListed() throws Exception {
    gateway.upstream().scripts().next(Script.refuse(KnownErrors.suspended()));

    assertThat(gateway.postMessages(PLAIN).statusCode()).isEqualTo(503);

    Request ended = awaitEnded();
    assertThat(ended.state()).isEqualTo(State.FAILED);
    assertThat(ended.status()).isEqualTo(503);
    assertThat(ended.cause()).isEqualTo("Suspended");
    assertThat(ended.errorType()).isEqualTo("api_error");
    assertThat(ended.credentialId()).isEqualTo(1);
    assertThat(ended.firstEventMs()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "null",
      textBlock =
          """
          {                                                                                         | null
          {"max_tokens":9,"messages":[{"role":"user","content":"Hi"}]}                              | null
          {"model":"claude-sonnet-4-5","max_tokens":0,"messages":[]}                                | claude-sonnet-4-5
          {"messages":[{"model":"no"}],"model":"claude-sonnet-4-5","max_tokens":"many"}             | claude-sonnet-4-5
          {"model":"claude-sonnet-4-5","max_tokens":9,                                              | claude-sonnet-4-5
          {"model":"no-such-model","max_tokens":9,"messages":[{"role":"user","content":"Hi"}]}      | no-such-model
          """)
  void aRefusedRequestIsListedWithWhatItAskedFor(String body, @Nullable String model)
      throws Exception {
    int status = gateway.postMessages(body).statusCode();

    Request ended = awaitEnded();
    assertThat(ended.state()).isEqualTo(State.REFUSED);
    assertThat(ended.model()).isEqualTo(model);
    assertThat(ended.key()).isEqualTo("primary");
    assertThat(ended.client()).isEqualTo("Java-http-client");
    assertThat(ended.errorType()).isNotNull();
    assertThat(ended.status()).isEqualTo(status).isBetween(400, 404);
    assertThat(ended.sends()).isZero();
    assertThat(client.statistics().by(Statistics.By.DAY).total().refused()).isEqualTo(1);
  }

  @Test
  void usageCountsAnsweredAndRefusedRequests() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hello").metering(0.25));
    gateway.postMessages(PLAIN);
    gateway.postMessages("{\"model\":\"no-such-model\"}");

    UsageReport report =
        client
            .usage()
            .report(UsageReport.By.CREDENTIAL, UsageReport.Step.ALL, UsageSelection.DEFAULT);

    assertThat(report.total().requests()).isEqualTo(2);
    assertThat(report.total().succeeded()).isEqualTo(1);
    assertThat(report.total().refused()).isEqualTo(1);
    assertThat(report.total().credits()).isEqualTo(0.25);
    assertThat(report.rows())
        .extracting(UsageReport.UsageRow::name, UsageReport.UsageRow::requests)
        .containsExactlyInAnyOrder(tuple("1", 1L), tuple("", 1L));
    assertThat(report.duration().p99()).isNotNull();
    assertThat(report.steps()).isEmpty();
  }

  @Test
  void usageHasThePercentilesOfEachStep() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hello"));
    gateway.postMessages(PLAIN);

    UsageReport report =
        client.usage().report(UsageReport.By.TOTAL, UsageReport.Step.HOUR, UsageSelection.DEFAULT);

    assertThat(report.steps()).hasSize(1);
    assertThat(report.steps().getFirst().time()).isEqualTo(report.rows().getFirst().time());
    assertThat(report.steps().getFirst().firstEvent().p95()).isNotNull();
  }

  @Test
  void usageOutlivesTheGateway() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hello"));
    gateway.postMessages(PLAIN);
    gateway.stop().join();

    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + state.resolve("kiro4j-records.sqlite3"));
        Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT client_key, outcome FROM gateway_requests")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("primary");
      assertThat(row.getString(2)).isEqualTo("succeeded");
    }
  }

  @ParameterizedTest
  @CsvSource({"by=moon, by", "step=year, step", "from=yesterday, from", "credential=x, id"})
  void aWrongParameterOfUsageIsNamed(String query, String parameter) throws Exception {
    assertProblem("GET", "/usage?" + query, AdminErrorCode.INVALID_PARAMETER, parameter);
  }

  @Test
  void aRequestWhoseClientLeftIsListed() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(
            Script.answer()
                .textInPieces("word ".repeat(20_000), 5)
                .deliveredBy(delivery -> delivery.withPace(Duration.ofMillis(5))));

    try (BufferedReader stream = reader(gateway.stream(STREAMED))) {
      readUntil(stream, "content_block_delta");
    }

    Request ended = awaitEnded();
    assertThat(ended.state()).isEqualTo(State.ABANDONED);
    assertThat(ended.errorType()).isNull();
  }

  @Test
  void noContentIsRecorded() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("canary-answer").silence());
    String body =
        """
        {"model":"claude-sonnet-4-5","max_tokens":1000,"stream":true,"system":"canary-system",
         "metadata":{"user_id":"canary-user"},
         "messages":[{"role":"user","content":"canary-question"}]}\
        """;

    try (BufferedReader stream =
        reader(
            gateway.stream(
                gateway.request("/v1/messages").header("x-canary", "canary-header"), body))) {
      readUntil(stream, "canary-answer");
      assertThat(text("/requests")).contains("\"answering\"").doesNotContain("canary", "sk-test");
      client.cancel(onlyLive().id());
      assertThat(stream.lines()).contains("event: error");
    }

    awaitEnded();
    for (String path : List.of("/requests", "/stats", "/credentials/1/history", "/config")) {
      assertThat(text(path)).doesNotContain("canary", "sk-test", "admin-test");
    }
  }

  @Test
  void aFollowerReceivesOnlyRequestsFinishedSince() throws Exception {
    gateway.postMessages(PLAIN);
    awaitEnded();
    RequestList first = client.requests();
    String id = id(gateway.postMessages(PLAIN));
    awaitEnded(2);

    RequestList second = client.requestsAfter(String.valueOf(first.cursor()));

    assertThat(second.recent()).extracting(Request::id).containsExactly(id);
    assertThat(client.requestsAfter(String.valueOf(second.cursor())).recent()).isEmpty();
    assertThat(client.requests().recent()).hasSize(2).first().extracting(Request::id).isEqualTo(id);
    assertProblem("GET", "/requests?after=yesterday", AdminErrorCode.INVALID_PARAMETER, "after");
  }

  @Test
  void statisticsAreByModelCredentialAndDay() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(Script.answer().text("Hello").tokenUsage(12, 34, 56, 7).metering(0.25))
        .next(Script.refuse(KnownErrors.suspended()));
    gateway.postMessages(PLAIN);
    gateway.postMessages(PLAIN);
    awaitEnded(2);

    assertThat(client.statistics().by(Statistics.By.MODEL).rows())
        .extracting(
            Statistics.Row::key,
            Statistics.Row::requests,
            Statistics.Row::succeeded,
            Statistics.Row::failed,
            Statistics.Row::inputTokens,
            Statistics.Row::cacheReadTokens,
            Statistics.Row::cacheWriteTokens,
            Statistics.Row::credits)
        .containsExactly(tuple("claude-sonnet-4.5", 2L, 1L, 1L, 12L, 34L, 56L, 0.25));
    assertThat(client.statistics().by(Statistics.By.CREDENTIAL).rows())
        .extracting(Statistics.Row::key, Statistics.Row::requests)
        .containsExactly(tuple("1", 2L));
    Statistics days = client.statistics().by(Statistics.By.DAY);
    assertThat(days.rows()).singleElement().extracting(Statistics.Row::key).isEqualTo(days.since());
    assertThat(days.total().meanDurationMs()).isPositive();
  }

  @Test
  void statisticsCanBeLimitedToDays() throws Exception {
    gateway.postMessages(PLAIN);
    awaitEnded();

    LocalDate before = LocalDate.parse("2026-01-01");
    assertThat(client.statistics().by(Statistics.By.MODEL, before, before).total().requests())
        .isZero();
    assertThat(
            client
                .statistics()
                .by(Statistics.By.MODEL, before, LocalDate.parse("2999-01-01"))
                .total()
                .requests())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "/stats?by=colour, by",
    "/stats?from=yesterday, from",
    "/stats?to=2026-13-01, to",
  })
  void invalidParametersOfStatisticsAreRefused(String path, String field) throws Exception {
    assertProblem("GET", path, AdminErrorCode.INVALID_PARAMETER, field);
  }

  @Test
  void statisticsAndHistorySurviveARestart() throws Exception {
    gateway.upstream().scripts().next(Script.refuse(KnownErrors.suspended()));
    gateway.postMessages(PLAIN);
    awaitEnded();
    stop();

    KiroSimulator upstream = KiroSimulator.start();
    gateway = start(upstream, upstream.accounts().newRefreshToken());
    client = gateway.adminClient();

    assertThat(client.statistics().by(Statistics.By.MODEL).total().failed()).isEqualTo(1);
    assertThat(client.history(1).changes())
        .extracting(CredentialHistory.Change::cause)
        .contains("suspended");
    assertThat(client.requests().recent()).isEmpty();
  }

  @Test
  void theFileOfAnEarlierVersionIsTakenOver() throws Exception {
    stop();
    Path earlier =
        Files.writeString(
            state.resolve("kiro4j-activity.json"),
            """
            {"statistics": {"%s": {"total": {"requests": 3, "successes": 2, "failures": 1}, "models": {}, "credentials": {}}},
             "history": {"1": [{"state": "disabled", "reason": "SUSPENDED", "since": "2026-03-14T10:00:00Z", "trigger": "REQUEST"}]}}
            """
                .formatted(LocalDate.now(ZoneOffset.UTC).minusDays(3)));
    Files.deleteIfExists(state.resolve("kiro4j-history.json"));

    KiroSimulator upstream = KiroSimulator.start();
    gateway = start(upstream, upstream.accounts().newRefreshToken());
    client = gateway.adminClient();

    assertThat(client.statistics().by(Statistics.By.MODEL).total().requests()).isEqualTo(3);
    assertThat(client.statistics().by(Statistics.By.DAY).since())
        .isEqualTo(LocalDate.now(ZoneOffset.UTC).minusDays(3).toString());
    assertThat(client.history(1).changes())
        .extracting(CredentialHistory.Change::cause)
        .contains("suspended");
    assertThat(earlier).doesNotExist();
    assertThat(state.resolve("kiro4j-history.json")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"statistics\":", "\0\0\1\0"})
  void aDamagedActivityFileIsRenamed(String content) throws Exception {
    stop();
    Files.writeString(state.resolve("kiro4j-activity.json"), content);

    KiroSimulator upstream = KiroSimulator.start();
    gateway = start(upstream, upstream.accounts().newRefreshToken());
    client = gateway.adminClient();

    assertThat(client.statistics().by(Statistics.By.MODEL).total().requests()).isZero();
    assertThat(state.resolve("kiro4j-activity.json.damaged")).exists();
  }

  @Test
  void theHistoryListsTheChangesOfACredentialsHealth() throws Exception {
    gateway.upstream().scripts().next(Script.refuse(KnownErrors.suspended()));
    gateway.postMessages(PLAIN);
    client.reset(1);

    assertThat(client.history(1).changes())
        .extracting(CredentialHistory.Change::state, CredentialHistory.Change::cause)
        .containsExactly(tuple("ready", null), tuple("disabled", "suspended"));
    assertThat(client.history(1).changes())
        .extracting(CredentialHistory.Change::trigger)
        .containsExactly("operator", "request");
    assertProblem("GET", "/credentials/99/history", AdminErrorCode.UNKNOWN_CREDENTIAL, null);
    assertProblem("GET", "/credentials/one/history", AdminErrorCode.INVALID_PARAMETER, "id");
  }

  @Test
  void everySettingIsListedWithItsOriginAndWithoutSecrets() throws Exception {
    EffectiveConfiguration configuration = client.settings().all();

    assertThat(configuration.file()).endsWith("config.yml");
    assertThat(setting("apiKey").secret()).isTrue();
    assertThat(setting("apiKey").origin()).isEqualTo(Origin.FILE);
    assertThat(setting("apiKey").line()).isEqualTo(1);
    assertThat(setting("region").origin()).isEqualTo(Origin.DEFAULT);
    assertThat(setting("activity.recentRequests").value()).hasToString("500");
    assertThat(setting("logging.level").origin()).isEqualTo(Origin.FILE);
    assertThat(text("/config")).doesNotContain(TestGateway.KEY, TestGateway.ADMIN_KEY);
  }

  @Test
  void aSettingChangedByTheAdminApiHasTheOriginAdmin() throws Exception {
    assertThat(setting("loadBalancingMode").origin()).isEqualTo(Origin.DEFAULT);

    client.settings().setLoadBalancing("balanced");

    assertThat(setting("loadBalancingMode").origin()).isEqualTo(Origin.ADMIN);
    assertThat(setting("loadBalancingMode").value()).hasToString("\"balanced\"");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /requests",
    "DELETE, /requests/req_0",
    "GET, /stats",
    "GET, /config",
    "GET, /credentials/1/history",
    "POST, /credentials/import",
  })
  void aRequestWithoutTheKeyIsRefused(String method, String path) throws Exception {
    HttpResponse<String> answer =
        gateway.send(
            gateway
                .adminRequest(path)
                .setHeader("x-api-key", TestGateway.KEY)
                .method(method, BodyPublishers.ofString("{}")));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("\"invalid_key\"");
  }

  private EffectiveConfiguration.Setting setting(String key) throws Exception {
    return client.settings().all().settings().stream()
        .filter(setting -> setting.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> ask() {
    try {
      return gateway.postMessages(PLAIN);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isQuestion(RecordedRequest request) {
    return request.operation() == Operation.GENERATE;
  }

  private Request onlyLive() throws Exception {
    List<Request> live = client.requests().live();
    assertThat(live).hasSize(1);
    return live.getFirst();
  }

  /// A client may have its answer a moment before the gateway is done with it.
  private Request awaitEnded() throws Exception {
    return awaitEnded(1).getFirst();
  }

  private List<Request> awaitEnded(int count) throws Exception {
    Eventually.await(() -> client.requests().recent().size() >= count);
    return client.requests().recent();
  }

  private String text(String path) throws Exception {
    return gateway.send(gateway.adminRequest(path)).body();
  }

  private void assertProblem(
      String method, String path, AdminErrorCode code, @Nullable String field) throws Exception {
    HttpResponse<String> answer =
        gateway.send(gateway.adminRequest(path).method(method, BodyPublishers.noBody()));
    JsonNode error = Json.MAPPER.readTree(answer.body()).path("error");
    assertThat(error.path("code").asText()).as(answer.body()).isEqualTo(code.wireName());
    assertThat(answer.statusCode()).isEqualTo(code.status());
    assertThat(error.path("field").textValue()).isEqualTo(field);
  }

  private static String id(HttpResponse<?> answer) {
    return answer.headers().firstValue("request-id").orElseThrow();
  }

  private static BufferedReader reader(HttpResponse<InputStream> answer) {
    return new BufferedReader(new InputStreamReader(answer.body(), UTF_8));
  }

  private static void readUntil(BufferedReader stream, String words) throws Exception {
    Stream<String> lines = stream.lines();
    assertThat(lines.anyMatch(line -> line.contains(words))).isTrue();
  }
}
