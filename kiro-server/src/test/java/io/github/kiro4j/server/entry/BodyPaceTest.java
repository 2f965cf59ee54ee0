package io.github.kiro4j.server.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BodyPaceTest {

  private long nanos;
  private final BodyPace pace = new BodyPace(() -> nanos);

  @Test
  void aClientThatSendsAHundredBytesASecondIsFastEnough() {
    for (int i = 0; i < 60; i++) {
      await(1);
      pace.received(100);
      assertThat(pace.tooSlow()).isFalse();
    }
  }

  @Test
  void aClientThatDripsIsTooSlowAfterFiveSeconds() {
    for (int i = 0; i < 4; i++) {
      await(1);
      pace.received(1);
      assertThat(pace.tooSlow()).isFalse();
    }
    await(1);
    pace.received(1);

    assertThat(pace.tooSlow()).isTrue();
  }

  @Test
  void aBusyGatewayDoesNotMakeTheClientSlow() {
    pace.received(300);
    pass(60);

    assertThat(pace.tooSlow()).isFalse();
  }

  @Test
  void aPauseAfterTheFirstPacketsIsAllowed() {
    pace.received(16_000);
    await(50);

    assertThat(pace.tooSlow()).isFalse();
  }

  private void await(int seconds) {
    pace.beginWait();
    pass(seconds);
    pace.endWait();
  }

  private void pass(int seconds) {
    nanos += TimeUnit.SECONDS.toNanos(seconds);
  }
}
