package io.github.kiro4j.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.script.Script;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jfr.FlightRecorder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What Prometheus receives from a gateway.
class MetricsTest {

  private static final String QUESTION =
      "{\"model\":\"%s\",\"max_tokens\":50,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

  private static final Pattern LINE =
      Pattern.compile("# (HELP|TYPE) .+|[a-zA-Z_:][a-zA-Z0-9_:]*(\\{.*})? [-+.0-9eEINaf]+");

  private TestGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = TestGateway.start("adminApiKey: " + TestGateway.ADMIN_KEY + "\n");
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  /// The flight recorder costs memory, and works each second.
  @Test
  void whatOnlyAScraperNeedsBeginsWithTheFirstScrape() throws Exception {
    assertThat(recordings()).isZero();

    metrics();

    assertThat(recordings()).isOne();
  }

  private static long recordings() {
    return FlightRecorder.getFlightRecorder().getRecordings().stream()
        .filter(recording -> recording.getName().startsWith("Recording Stream"))
        .count();
  }

  @Test
  void requestsAreCountedByRouteModelKeyAndOutcome() throws Exception {
    gateway.postMessages(QUESTION.formatted("claude-sonnet-4-5"));
    gateway.postMessages(QUESTION.formatted("no-such-model\\n{}"));

    Eventually.await(() -> metrics().contains("outcome=\"refused\""));
    assertThat(metrics())
        .contains(
            "kiro4j_requests_total{key=\"primary\",model=\"claude-sonnet-4.5\",outcome=\"succeeded\",route=\"/v1/messages\"} 1.0",
            "kiro4j_requests_total{key=\"primary\",model=\"unknown\",outcome=\"refused\",route=\"/v1/messages\"} 1.0",
            "kiro4j_request_duration_seconds_count{outcome=\"succeeded\",route=\"/v1/messages\"} 1",
            "kiro4j_first_event_seconds_count{route=\"/v1/messages\"} 1",
            "kiro4j_attempts_total{credential=\"1\",endpoint=\"runtime\",outcome=\"answered\"} 1.0",
            "kiro4j_tokens_total{key=\"primary\",model=\"claude-sonnet-4.5\",type=\"output\"}",
            "kiro4j_credits_total{credential=\"1\",key=\"primary\",model=\"claude-sonnet-4.5\"}")
        .doesNotContain("no-such-model");
  }

  @Test
  void theStateOfCredentialsIsExported() throws Exception {
    assertThat(metrics())
        .contains(
            "kiro4j_credentials{state=\"ready\"} 1.0",
            "kiro4j_credential_usable{credential=\"1\"} 1.0",
            "kiro4j_credential_cooldown_seconds{credential=\"1\"} 0.0");

    gateway.upstream().scripts().otherwise(Script.status(429, "ThrottlingException", "slow", null));
    gateway.postMessages(QUESTION.formatted("claude-sonnet-4-5"));

    assertThat(metrics())
        .contains(
            "kiro4j_credentials{state=\"cooling_down_rate_limit\"} 1.0",
            "kiro4j_credential_cooldowns_total{cause=\"rate_limit\",credential=\"1\"} 1.0",
            "kiro4j_credential_usable{credential=\"1\"} 0.0");
  }

  @Test
  void quotaTokensAndRefreshesOfCredentialsAreExported() throws Exception {
    gateway.postMessages(QUESTION.formatted("claude-sonnet-4-5"));
    assertThat(metrics())
        .contains(
            "kiro4j_refreshes_total{credential=\"1\",outcome=\"refreshed\"} 1.0",
            "kiro4j_credential_token_expiry_timestamp_seconds{credential=\"1\"}",
            "kiro4j_endpoint_cooldown_seconds{endpoint=\"q\"} 0.0")
        .doesNotContain("quota_left_credits{");

    gateway.send(gateway.adminRequest("/credentials/1/balance"));

    assertThat(metrics())
        .containsPattern("kiro4j_credential_quota_credits\\{credential=\"1\"} [1-9]")
        .containsPattern("kiro4j_credential_quota_left_credits\\{credential=\"1\"} [1-9]");
  }

  @Test
  void namesOfDropwizardHaveNoRemainsOfAPattern() throws Exception {
    assertThat(metrics()).contains("dropwizard_timer_running").doesNotContain("timer_d_", "%d");
  }

  @Test
  void figuresOfTheJvmAndOfDropwizardAreExported() throws Exception {
    assertThat(metrics())
        .contains(
            "jvm_memory_used_bytes{area=\"heap\"}",
            "jvm_gc_collection_seconds_count",
            "kiro4j_pinned_virtual_threads_total 0.0",
            "kiro4j_open_requests 0.0",
            "kiro4j_usage_waiting 0.0",
            "dropwizard_ch_qos_logback_core_Appender_all_total");
  }

  @Test
  void everyLineIsValidPrometheusText() throws Exception {
    gateway.postMessages(QUESTION.formatted("claude-sonnet-4-5"));

    assertThat(metrics().lines()).allMatch(LINE.asMatchPredicate());
  }

  @Test
  void aProgramThatAcceptsOpenMetricsGetsOpenMetrics() throws Exception {
    HttpResponse<String> answer =
        gateway.send(request().header("Accept", "application/openmetrics-text; version=1.0.0"));

    assertThat(answer.headers().firstValue("content-type").orElseThrow())
        .startsWith("application/openmetrics-text");
    assertThat(answer.body()).endsWith("# EOF\n");
  }

  @Test
  void namesFollowTheConvention() throws Exception {
    List<String> names =
        metrics()
            .lines()
            .filter(line -> line.startsWith("# TYPE kiro4j_"))
            .map(line -> line.substring("# TYPE ".length()))
            .toList();

    assertThat(names)
        .hasSizeGreaterThan(10)
        .allSatisfy(name ->
            assertThat(name)
                .matches("kiro4j_[a-z0-9_]+ (counter|gauge|histogram)")
                .doesNotContain("millis"))
        .filteredOn(name -> name.endsWith(" counter"))
        .allMatch(name -> name.contains("_total "));
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(gateway.operatorUri().resolve("/metrics"));
  }

  private String metrics() throws Exception {
    return gateway.send(request()).body();
  }
}
