package io.github.kiro4j.server.upstream;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import io.github.kiro4j.server.resilience.ResilienceMetrics;
import io.github.kiro4j.server.testing.UpstreamRig;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.wire.KnownErrors;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the metrics of the two retries say about requests that fail and recover.
@Timeout(60)
class RetryMetricsTest {

  private static final String REQUEST = "resilience4j.retry.upstream-request.";
  private static final String CREDENTIAL = "resilience4j.retry.upstream-credential.";
  private static final Script BROKEN =
      Script.status(500, "InternalServerException", "broken", null);

  @TempDir Path folder;

  private final MetricRegistry metrics = new MetricRegistry();
  private UpstreamRig rig;

  @BeforeEach
  void open() throws Exception {
    rig = new UpstreamRig(folder).withSocial(4).open();
    rig.rules().retries().forEach(new ResilienceMetrics(metrics)::register);
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

    assertThat(events(REQUEST + "events.retry")).isEqualTo(8);
    assertThat(events(REQUEST + "events.error")).isEqualTo(1);
    assertThat(gauge(REQUEST + "failed_calls_with_retry")).isEqualTo(1);
    assertThat(events(CREDENTIAL + "events.retry")).isEqualTo(6);
    assertThat(events(CREDENTIAL + "events.error")).isEqualTo(3);
    assertThat(gauge(CREDENTIAL + "failed_calls_with_retry")).isEqualTo(3);
  }

  @Test
  void aRequestThatRecoversIsASuccessWithRetry() throws Exception {
    rig.simulator.scripts().next(BROKEN).next(BROKEN);

    assertThat(rig.ask()).isEmpty();
    assertThat(rig.ask()).isEmpty();

    assertThat(events(REQUEST + "events.retry")).isEqualTo(2);
    assertThat(events(REQUEST + "events.success")).isEqualTo(1);
    assertThat(gauge(REQUEST + "successful_calls_with_retry")).isEqualTo(1);
    assertThat(gauge(REQUEST + "successful_calls_without_retry")).isEqualTo(1);
  }

  @Test
  void aRequestThatTheUpstreamRefusesIsNotRetried() throws Exception {
    rig.simulator
        .accounts()
        .all()
        .forEach(account -> account.answerChats(KnownErrors.improperlyFormed("test")));

    assertThat(rig.ask()).isPresent();

    assertThat(events(REQUEST + "events.retry")).isZero();
    assertThat(events(REQUEST + "events.ignored_error")).isEqualTo(1);
    assertThat(gauge(REQUEST + "failed_calls_without_retry")).isEqualTo(1);
  }

  private long events(String name) {
    return metrics.counter(name).getCount();
  }

  private long gauge(String name) {
    return (long) requireNonNull(metrics.getGauges().get(name)).getValue();
  }
}
