package io.github.kiro4j.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.server.clients.KeyUsage.Decision;
import io.github.kiro4j.server.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class KeyUsageTest {

  private final TestClock clock = new TestClock();
  private final KeyUsage usage = new KeyUsage(clock);

  @Test
  void thePrimaryKeyHasNoLimits() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(usage.begin(KeyIdentity.PRIMARY)).isInstanceOf(Decision.Admitted.class);
    }
    assertThat(usage.own()).isEmpty();
    assertThat(usage.headers(KeyIdentity.PRIMARY)).isEmpty();
  }

  @Test
  void requestsOfOneMinuteAreLimitedUntilTheMinuteEnds() {
    KeyIdentity caller = ClientKeyExamples.limited(KeyLimit.REQUESTS_PER_MINUTE, 2);
    clock.advance(Duration.ofSeconds(40));
    begin(caller).end(0, 0);
    begin(caller).end(0, 0);

    ClientError error = refusal(caller).error();

    assertThat(error.status()).isEqualTo(429);
    assertThat(error.error().type()).isEqualTo("rate_limit_error");
    assertThat(error.error().message())
        .isEqualTo(
            "This API key has reached its limit of 2 requests per minute. Retry after 20 seconds.");
    assertThat(error.headers()).containsExactly(Map.entry("retry-after", "20"));
    clock.advance(Duration.ofSeconds(20));
    begin(caller);
  }

  @Test
  void aRefusedRequestDoesNotCount() {
    KeyIdentity caller = ClientKeyExamples.limited(KeyLimit.REQUESTS_PER_MINUTE, 1);
    begin(caller);
    refusal(caller);
    refusal(caller);

    assertThat(usage.used("key_alice", KeyLimit.REQUESTS_PER_MINUTE)).isEqualTo(1);
    assertThat(usage.used("key_alice", KeyLimit.MAX_CONCURRENCY)).isEqualTo(1);
  }

  @Test
  void requestsAtTheSameTimeAreLimitedUntilOneEnds() {
    KeyIdentity caller = ClientKeyExamples.limited(KeyLimit.MAX_CONCURRENCY, 2);
    KeyPermit first = begin(caller);
    begin(caller);

    assertThat(refusal(caller))
        .isEqualTo(new LimitReached(KeyLimit.MAX_CONCURRENCY, 2, Duration.ofSeconds(1)));
    first.end(0, 0);
    first.end(0, 0);
    begin(caller);
    refusal(caller);
  }

  @ParameterizedTest
  @CsvSource({
    "TOKENS_PER_DAY,    1000,    2026-03-15T00:00:00Z, 1000 tokens per day",
    "TOKENS_PER_MONTH,  1000,    2026-04-01T00:00:00Z, 1000 tokens per month",
    "CREDITS_PER_MONTH, 1500000, 2026-04-01T00:00:00Z, 1.5 credits per month"
  })
  void whatHasBeenUsedIsLimitedUntilThePeriodEnds(
      KeyLimit limit, long max, Instant end, String named) {
    KeyIdentity caller = ClientKeyExamples.limited(limit, max);
    begin(caller).end(999, 1.499999);
    begin(caller).end(1, 0.000001);

    LimitReached reached = refusal(caller);

    assertThat(reached.retryAfter()).isEqualTo(Duration.between(clock.instant(), end));
    assertThat(reached.error().error().message()).contains("its limit of " + named + ".");
    assertThat(reached.error().headers()).containsEntry("x-should-retry", "false");
    clock.set(end.minusNanos(1));
    refusal(caller);
    clock.set(end);
    begin(caller);
  }

  @Test
  void ofSeveralLimitsTheOneThatLastsLongestIsNamed() {
    KeyIdentity caller =
        KeyIdentity.of(
            ClientKeyExamples.key(
                new KeyLimits(
                    Map.of(
                        KeyLimit.REQUESTS_PER_MINUTE, 1L,
                        KeyLimit.TOKENS_PER_DAY, 5L,
                        KeyLimit.MAX_CONCURRENCY, 1L))));
    begin(caller).end(5, 0);

    assertThat(refusal(caller).limit()).isEqualTo(KeyLimit.TOKENS_PER_DAY);
  }

  @Test
  void whatOtherGatewaysHaveCountedIsAdded() {
    KeyIdentity caller = ClientKeyExamples.limited(KeyLimit.REQUESTS_PER_MINUTE, 3);
    long minute = Window.MINUTE.number(clock.instant());
    KeyTally two =
        new KeyTally(
            new PeriodCount(minute, 2), PeriodCount.NONE, PeriodCount.NONE, PeriodCount.NONE, 2);
    usage.elsewhere(Map.of("key_alice", two));

    begin(caller);
    refusal(caller);
    usage.elsewhere(Map.of());
    begin(caller);
  }

  @Test
  void headersSayWhatIsLeft() {
    KeyIdentity caller =
        KeyIdentity.of(
            ClientKeyExamples.key(
                new KeyLimits(
                    Map.of(
                        KeyLimit.REQUESTS_PER_MINUTE, 5L,
                        KeyLimit.TOKENS_PER_DAY, 1_000L,
                        KeyLimit.TOKENS_PER_MONTH, 900L,
                        KeyLimit.CREDITS_PER_MONTH, 1L))));
    begin(caller).end(950, 0);

    assertThat(usage.headers(caller))
        .containsExactly(
            Map.entry("anthropic-ratelimit-requests-limit", "5"),
            Map.entry("anthropic-ratelimit-requests-remaining", "4"),
            Map.entry("anthropic-ratelimit-requests-reset", "2026-03-14T10:01:00Z"),
            Map.entry("anthropic-ratelimit-tokens-limit", "900"),
            Map.entry("anthropic-ratelimit-tokens-remaining", "0"),
            Map.entry("anthropic-ratelimit-tokens-reset", "2026-04-01T00:00:00Z"));
  }

  /// Whatever the times of the requests: no minute has more than allowed, and none is refused while
  /// its minute has room.
  @Test
  void noMinuteEverHasMoreRequestsThanAllowed() {
    Random random = new Random(17);
    KeyIdentity caller = ClientKeyExamples.limited(KeyLimit.REQUESTS_PER_MINUTE, 7);
    Map<Long, Integer> admitted = new TreeMap<>();
    for (int i = 0; i < 20_000; i++) {
      clock.advance(Duration.ofMillis(random.nextInt(12_000)));
      long minute = clock.instant().getEpochSecond() / 60;
      boolean begins = usage.begin(caller) instanceof Decision.Admitted;
      assertThat(begins).isEqualTo(admitted.getOrDefault(minute, 0) < 7);
      admitted.merge(minute, begins ? 1 : 0, Integer::sum);
    }
    assertThat(admitted.values()).contains(7).allMatch(count -> count <= 7);
  }

  @Test
  void manyThreadsTogetherStayWithinTheLimit() throws Exception {
    KeyIdentity caller = ClientKeyExamples.limited(KeyLimit.REQUESTS_PER_MINUTE, 500);
    List<Future<Integer>> counts = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        counts.add(threads.submit(() -> admitted(caller, 1_000)));
      }
    }
    int sum = 0;
    for (Future<Integer> count : counts) {
      sum += count.get();
    }
    assertThat(sum).isEqualTo(500);
  }

  private int admitted(KeyIdentity caller, int attempts) {
    int count = 0;
    for (int i = 0; i < attempts; i++) {
      count += usage.begin(caller) instanceof Decision.Admitted ? 1 : 0;
    }
    return count;
  }

  private KeyPermit begin(KeyIdentity caller) {
    Decision decision = usage.begin(caller);
    assertThat(decision).isInstanceOf(Decision.Admitted.class);
    return ((Decision.Admitted) decision).permit();
  }

  private LimitReached refusal(KeyIdentity caller) {
    Decision decision = usage.begin(caller);
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused) decision).limit();
  }
}
