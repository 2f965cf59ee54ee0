package io.github.kiro4j.server.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BackgroundWorkTest {

  private final BackgroundWork background = new BackgroundWork();
  private final AtomicBoolean done = new AtomicBoolean();

  @Test
  void theStopWaitsForWorkThatHasBegun() throws InterruptedException {
    CountDownLatch released = new CountDownLatch(1);
    background.execute(() -> {
      await(released);
      done.set(true);
    });
    Thread stop = Thread.ofVirtual().start(background::stop);

    released.countDown();
    stop.join();

    assertThat(done).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// A refresh that ends while the gateway stops changes the health of its credential.
  @Test
  void workAfterTheStopIsDropped() {
    background.stop();

    assertThatCode(() -> background.execute(() -> done.set(true))).doesNotThrowAnyException();
    assertThat(done).isFalse();
  }
}
