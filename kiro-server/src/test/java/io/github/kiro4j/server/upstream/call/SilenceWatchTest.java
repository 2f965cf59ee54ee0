package io.github.kiro4j.server.upstream.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Network;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut.Phase;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SilenceWatchTest {

  private static final UpstreamFailure SEEN = new Network();

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final SilenceWatch watch = new SilenceWatch(Duration.ofMillis(20), timer);
  private final CountDownLatch ended = new CountDownLatch(1);

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void aCallThatWaitsTooLongEndsAsATimeout() throws Exception {
    Silence silence = watch.watch(ended::countDown);
    silence.begin();
    ended.await();

    assertThat(silence.failureOr(SEEN)).isEqualTo(new TimedOut(Phase.IDLE));
  }

  @Test
  void aCallThatDoesNotWaitNeverEnds() throws Exception {
    Silence quiet = watch.watch(() -> {});
    quiet.begin();
    quiet.interrupted();
    Silence closed = watch.watch(() -> {});
    closed.begin();
    closed.close();
    watch.watch(ended::countDown).begin();
    ended.await();

    assertThat(quiet.failureOr(SEEN)).isEqualTo(SEEN);
    assertThat(closed.failureOr(SEEN)).isEqualTo(SEEN);
  }
}
