package io.github.kiro4j.server.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.resilience.ResilienceMetrics;
import io.github.kiro4j.server.testing.Exposition;
import io.github.kiro4j.server.testing.UpstreamRig;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the metrics of the two retries say about requests that fail and recover.
@Timeout(60)
class RetryMetricsTest {

  private static final String REQUEST = "upstream-request";
  private static final String CREDENTIAL = "upstream-credential";
  private static final Script BROKEN =
      Script.status(500, "InternalServerException", "broken", null);

  @TempDir Path folder;

  private final PrometheusRegistry metrics = new PrometheusRegistry();
  private UpstreamRig rig;

  @BeforeEach
  void open() throws Exception {
    rig = new UpstreamRig(folder).withSocial(4).open();
    ResilienceMetrics resilience = new ResilienceMetrics(metrics);
    rig.rules().retries().forEach(resilience::register);
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  @Test
  void aRequestThatFailsEverywhereEndsAfterNineAttemptsOfWhichThreeAreForEachCredential()
      throws Exception {
    rig.simulator.scripts().otherwise(BROKEN);

    assertThat(rig.ask()).isPresent();

    assertEvents(REQUEST, "retry", 8);
    assertEvents(REQUEST, "error", 1);
    assertCalls(REQUEST, "failed_with_retry", 1);
    assertEvents(CREDENTIAL, "retry", 6);
    assertEvents(CREDENTIAL, "error", 3);
    assertCalls(CREDENTIAL, "failed_with_retry", 3);
  }

  @Test
  void aRequestThatRecoversIsASuccessWithRetry() throws Exception {
    rig.simulator.scripts().next(BROKEN).next(BROKEN);

    assertThat(rig.ask()).isEmpty();
    assertThat(rig.ask()).isEmpty();

    assertEvents(REQUEST, "retry", 2);
    assertEvents(REQUEST, "success", 1);
    assertCalls(REQUEST, "successful_with_retry", 1);
    assertCalls(REQUEST, "successful_without_retry", 1);
  }

  @Test
  void aRequestThatTheUpstreamRefusesIsNotRetried() throws Exception {
    rig.simulator
        .accounts()
        .all()
        .forEach(account -> account.answerChats(KnownErrors.improperlyFormed("test")));

    assertThat(rig.ask()).isPresent();

    assertEvents(REQUEST, "retry", 0);
    assertEvents(REQUEST, "ignored_error", 1);
    assertCalls(REQUEST, "failed_without_retry", 1);
  }

  private void assertEvents(String retry, String event, int count) {
    assertThat(Exposition.of(metrics))
        .contains(
            "resilience4j_events_total{event=\"%s\",name=\"%s\",type=\"retry\"} %d.0"
                .formatted(event, retry, count));
  }

  private void assertCalls(String retry, String kind, int count) {
    assertThat(Exposition.of(metrics))
        .contains(
            "resilience4j_retry_calls_total{kind=\"%s\",name=\"%s\"} %d.0"
                .formatted(kind, retry, count));
  }
}
