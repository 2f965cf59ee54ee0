package io.github.kiro4j.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.clients.KeyRing.Found;
import io.github.kiro4j.server.testing.TestClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {

  private static final ClientKey KEY = ClientKeyExamples.key();

  private final TestClock clock = new TestClock();
  private final KeyRing ring = new KeyRing(clock);

  @Test
  void aKeyIsFoundByItsText() {
    ring.replace(List.of(KEY));

    assertThat(ring.find(ClientKeyExamples.TEXT))
        .isEqualTo(new Found.Accepted(new KeyIdentity("key_alice", KeyScope.ALL, KeyLimits.NONE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sk-kiro4j-",
        "sk-kiro4j-AAAAbbbb",
        "sk-kiro4j-AAAAbbbb000000000000000000000001",
        "sk-kiro4j-AAAAbbbb0000000000000000000000000",
        "sk-kiro4j-AAAAbbbc000000000000000000000000",
        "SK-KIRO4J-AAAAbbbb000000000000000000000000"
      })
  void noOtherTextFindsAKey(String text) {
    ring.replace(List.of(KEY));

    assertThat(ring.find(text)).isEqualTo(new Found.Nothing());
  }

  @Test
  void aDisabledKeyIsRefusedWithTheReason() {
    ring.replace(List.of(disabled()));

    assertThat(ring.find(ClientKeyExamples.TEXT))
        .isEqualTo(new Found.Refused("key_alice", KeyRefusal.DISABLED));
  }

  @Test
  void aKeyIsAcceptedUntilItExpires() {
    ring.replace(List.of(expiring(TestClock.START.plusSeconds(60))));

    clock.advance(Duration.ofSeconds(60).minusNanos(1));
    assertThat(ring.find(ClientKeyExamples.TEXT)).isInstanceOf(Found.Accepted.class);
    clock.advance(Duration.ofNanos(1));
    assertThat(ring.find(ClientKeyExamples.TEXT))
        .isEqualTo(new Found.Refused("key_alice", KeyRefusal.EXPIRED));
  }

  @Test
  void bothTextsCountUntilTheOverlapOfARotationEnds() {
    Instant end = TestClock.START.plus(Duration.ofHours(1));
    ring.replace(
        List.of(
            KEY.withTexts(
                KEY.texts().rotated(ClientKeyExamples.hash(ClientKeyExamples.NEXT_TEXT), end))));

    assertThat(ring.find(ClientKeyExamples.TEXT)).isInstanceOf(Found.Accepted.class);
    assertThat(ring.find(ClientKeyExamples.NEXT_TEXT)).isInstanceOf(Found.Accepted.class);
    clock.set(end);
    assertThat(ring.find(ClientKeyExamples.TEXT)).isEqualTo(new Found.Nothing());
    assertThat(ring.find(ClientKeyExamples.NEXT_TEXT)).isInstanceOf(Found.Accepted.class);
  }

  @Test
  void aRemovedKeyIsNotFound() {
    ring.replace(List.of(KEY));
    ring.replace(List.of());

    assertThat(ring.find(ClientKeyExamples.TEXT)).isEqualTo(new Found.Nothing());
  }

  @Test
  void newTextsHaveTheFormOfAKeyAndDiffer() {
    KeyTexts texts = new KeyTexts(new SecureRandom());
    Set<String> prefixes = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      String text = texts.text().value();
      assertThat(text).matches("sk-kiro4j-[A-Za-z0-9]{32}");
      prefixes.add(ClientKeyExamples.hash(text).prefix());
    }

    assertThat(prefixes).hasSize(1_000);
    assertThat(texts.text()).hasToString("[redacted]");
  }

  @Test
  void theTextFormOfAHashShowsOnlyThePrefix() {
    assertThat(KEY.toString())
        .contains("sk-kiro4j-AAAAbbbb...")
        .doesNotContain(KEY.texts().current().sha256());
  }

  private static ClientKey disabled() {
    return with(new ClientKey.Validity(TestClock.START, null, true));
  }

  private static ClientKey expiring(Instant time) {
    return with(new ClientKey.Validity(TestClock.START, time, false));
  }

  private static ClientKey with(ClientKey.Validity validity) {
    return new ClientKey(KEY.id(), KEY.label(), KEY.texts(), validity, KEY.scope(), KEY.limits());
  }
}
