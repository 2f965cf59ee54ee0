package io.github.kiro4j.protocol.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Evidence;
import io.github.kiro4j.protocol.failure.UpstreamFailure.NoCredential;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClientErrorsTest {

  private static final Evidence EVIDENCE = evidence(null);

  private static Evidence evidence(@Nullable Duration retryAfter) {
    return new Evidence(418, "SomeException", "SOME_REASON", null, retryAfter);
  }

  private static ClientError told(UpstreamFailure failure) {
    return ClientErrors.of(failure, "claude-sonnet-4-5", 150_000, 200_000);
  }

  static Stream<Arguments> statuses() {
    return Stream.of(
        Arguments.of(new UpstreamFailure.BadRequest(EVIDENCE, "w"), 400, "invalid_request_error"),
        Arguments.of(new UpstreamFailure.ContextOverflow(EVIDENCE), 400, "invalid_request_error"),
        Arguments.of(new UpstreamFailure.ModelNotAllowed(EVIDENCE), 404, "not_found_error"),
        Arguments.of(
            new UpstreamFailure.ThinkingSignatureInvalid(EVIDENCE), 400, "invalid_request_error"),
        Arguments.of(new UpstreamFailure.TokenExpired(EVIDENCE), 503, "api_error"),
        Arguments.of(new UpstreamFailure.NotAuthorized(EVIDENCE), 503, "api_error"),
        Arguments.of(new UpstreamFailure.Suspended(EVIDENCE), 503, "api_error"),
        Arguments.of(new UpstreamFailure.RiskThrottled(EVIDENCE), 429, "rate_limit_error"),
        Arguments.of(new UpstreamFailure.QuotaExhausted(EVIDENCE), 429, "rate_limit_error"),
        Arguments.of(new UpstreamFailure.DailyQuotaExhausted(EVIDENCE), 429, "rate_limit_error"),
        Arguments.of(new UpstreamFailure.Capacity(EVIDENCE), 529, "overloaded_error"),
        Arguments.of(new UpstreamFailure.RateLimited(EVIDENCE), 429, "rate_limit_error"),
        Arguments.of(new UpstreamFailure.Transient(EVIDENCE), 502, "api_error"),
        Arguments.of(new UpstreamFailure.Unexpected(EVIDENCE), 502, "api_error"),
        Arguments.of(
            new UpstreamFailure.NoCredential(NoCredential.Obstacle.DISABLED), 503, "api_error"),
        Arguments.of(new UpstreamFailure.AtLimit(Duration.ofSeconds(7)), 429, "rate_limit_error"),
        Arguments.of(new UpstreamFailure.Network(), 502, "api_error"),
        Arguments.of(new TimedOut(TimedOut.Phase.IDLE), 504, "timeout_error"),
        Arguments.of(new BrokenStream(BrokenStream.Damage.CUT), 502, "api_error"));
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void everyFailureHasOneStatusAndType(UpstreamFailure failure, int status, String type) {
    assertThat(told(failure).status()).isEqualTo(status);
    assertThat(told(failure).error().type()).isEqualTo(type);
    assertThat(told(failure).error().message()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "150000, prompt is too long: 200001 tokens > 200000 maximum",
    "200000, prompt is too long: 200001 tokens > 200000 maximum",
    "250000, prompt is too long: 250000 tokens > 200000 maximum"
  })
  void overflowIsWordedSoThatClientsCompact(int estimate, String message) {
    ClientError error =
        ClientErrors.of(
            new UpstreamFailure.ContextOverflow(EVIDENCE), "claude-x", estimate, 200_000);

    assertThat(error.error().message()).isEqualTo(message);
    assertThat(error.shouldRetry()).isFalse();
  }

  @Test
  void refusedSignatureIsWordedSoThatClientsStripThinking() {
    assertThat(told(new UpstreamFailure.ThinkingSignatureInvalid(EVIDENCE)).error().message())
        .contains("Invalid `signature` in `thinking` block");
  }

  @Test
  void unknownModelIsNamedAsTheClientNamedIt() {
    assertThat(told(new UpstreamFailure.ModelNotAllowed(EVIDENCE)).error().message())
        .isEqualTo("model: claude-sonnet-4-5");
  }

  @Test
  void rateLimitAsksForAtMostAMinute() {
    assertThat(rateLimited(null).retryAfter()).isEqualTo(Duration.ofSeconds(10));
    assertThat(rateLimited(Duration.ofSeconds(3)).retryAfter()).isEqualTo(Duration.ofSeconds(3));
    assertThat(rateLimited(Duration.ofSeconds(90)).retryAfter()).isEqualTo(Duration.ofSeconds(60));
  }

  private static ClientError rateLimited(@Nullable Duration asked) {
    return told(new UpstreamFailure.RateLimited(evidence(asked)));
  }

  @Test
  void riskThrottleAsksForLongerThanClientsWait() {
    assertThat(told(new UpstreamFailure.RiskThrottled(EVIDENCE)).retryAfter())
        .isEqualTo(Duration.ofMinutes(10));
    assertThat(told(new UpstreamFailure.RiskThrottled(evidence(Duration.ofHours(1)))).retryAfter())
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void exhaustedQuotaIsNotRetried() {
    assertThat(told(new UpstreamFailure.QuotaExhausted(EVIDENCE)).shouldRetry()).isFalse();
    assertThat(told(new UpstreamFailure.DailyQuotaExhausted(EVIDENCE)).shouldRetry()).isFalse();
  }

  @Test
  void theResetOfAnExhaustedQuotaIsStatedIfKnown() {
    assertThat(told(new UpstreamFailure.QuotaExhausted(EVIDENCE)).retryAfter()).isNull();
    assertThat(told(new UpstreamFailure.QuotaExhausted(evidence(Duration.ofHours(5)))).retryAfter())
        .isEqualTo(Duration.ofHours(5));
  }

  @ParameterizedTest
  @EnumSource(BrokenStream.Damage.class)
  void everyDamageIsABadGateway(BrokenStream.Damage damage) {
    assertThat(told(new BrokenStream(damage)).status()).isEqualTo(502);
  }

  @ParameterizedTest
  @EnumSource(TimedOut.Phase.class)
  void everyTimeoutStatesWhatDidNotArrive(TimedOut.Phase phase) {
    assertThat(told(new TimedOut(phase)).error().message()).contains("model provider");
  }
}
