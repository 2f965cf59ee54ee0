package io.github.kiro4j.server.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.api.messages.Usage;
import io.github.kiro4j.protocol.dialect.route.ArnChoice;
import io.github.kiro4j.protocol.dialect.route.Endpoint;
import io.github.kiro4j.protocol.dialect.route.Route;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.mapping.answer.AnswerFacts;
import io.github.kiro4j.server.activity.LiveRequest.Phase;
import io.github.kiro4j.server.clients.KeyIdentity;
import io.github.kiro4j.server.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LiveRequestTest {

  private static final AnswerFacts COMPLETE =
      new AnswerFacts(new Usage(10, 5), 0.5, false, 0, StopReason.END_TURN);
  private static final ClientError OVERLOADED =
      ClientError.of(ErrorType.OVERLOADED_ERROR, "Overloaded");

  private final TestClock clock = new TestClock();
  private final Activity activity = new Activity(10, _ -> {}, clock);
  private final LiveRequest request =
      activity.begin(
          "req_1", RequestSource.of("/v1/messages", "primary", null), KeyIdentity.PRIMARY);

  private static final Route RUNTIME = new Route(Endpoint.RUNTIME, ArnChoice.OWN);
  private static final Route Q = new Route(Endpoint.Q, ArnChoice.NONE);

  @Test
  void everyAttemptIsRecordedWithItsRouteTimeAndOutcome() {
    clock.advance(Duration.ofSeconds(1));
    request.sending(3, RUNTIME);
    clock.advance(Duration.ofSeconds(2));
    request.attemptFailed(new UpstreamFailure.Network());
    request.sending(3, Q);
    clock.advance(Duration.ofSeconds(4));
    request.attemptSucceeded();
    request.sending(4, Q);

    assertThat(request.attempts())
        .isEqualTo(
            new Attempts(
                3,
                List.of(3L, 4L),
                List.of(
                    new Attempt(
                        3, RUNTIME, Duration.ofSeconds(1), Duration.ofSeconds(2), "Network"),
                    new Attempt(3, Q, Duration.ofSeconds(3), Duration.ofSeconds(4), null),
                    new Attempt(4, Q, Duration.ofSeconds(7), null, null))));
    request.close();
    assertThat(finished().attempts()).isEqualTo(request.attempts());
  }

  @Test
  void ofManyAttemptsTheLatestAreKeptAndAllAreCounted() {
    for (int i = 1; i <= 100; i++) {
      request.sending(i, RUNTIME);
      request.attemptSucceeded();
    }

    assertThat(request.attempts().total()).isEqualTo(100);
    assertThat(request.attempts().credentials()).hasSize(100);
    assertThat(request.attempts().latest()).hasSize(32);
    assertThat(request.attempts().latest().getFirst().credential()).isEqualTo(69);
    assertThat(request.credential()).contains(100L);
  }

  @Test
  void aRequestIsListedFromItsStartToItsEnd() {
    assertThat(activity.live().all()).containsExactly(request);
    assertThat(request.phase()).isEqualTo(Phase.TRANSLATING);

    request.sending(3, RUNTIME);
    assertThat(request.phase()).isEqualTo(Phase.WAITING);
    assertThat(request.credential()).contains(3L);

    clock.advance(Duration.ofSeconds(2));
    request.answerStarted();
    request.progress(17);
    assertThat(request.phase()).isEqualTo(Phase.STREAMING);
    assertThat(request.tokens()).isEqualTo(17);

    clock.advance(Duration.ofSeconds(3));
    request.answered(COMPLETE);
    request.close();

    assertThat(activity.live().all()).isEmpty();
    FinishedRequest finished = finished();
    assertThat(finished.outcome()).isEqualTo(RequestOutcome.SUCCEEDED);
    assertThat(finished.status()).isEqualTo(200);
    assertThat(finished.timeToFirstEvent()).isEqualTo(Duration.ofSeconds(2));
    assertThat(finished.duration()).isEqualTo(Duration.ofSeconds(5));
    assertThat(finished.usage()).isEqualTo(new Usage(10, 5));
    assertThat(finished.credits()).isEqualTo(0.5);
  }

  @Test
  void aRequestWithoutAnAnswerHasNoUsage() {
    request.failed(OVERLOADED, new UpstreamFailure.Network());
    request.answered(new AnswerFacts(new Usage(10, 0), 0, true, 0, null));
    request.close();

    assertThat(finished().usage()).isEqualTo(new Usage(0, 0));
  }

  @Test
  void onlyTheFirstCloseFinishesTheRequest() {
    request.close();
    request.close();

    assertThat(activity.recent().after(0)).hasSize(1);
  }

  @Test
  void theFirstErrorCounts() {
    request.failed(OVERLOADED, new UpstreamFailure.Network());
    request.failed(ClientError.of(ErrorType.API_ERROR, "Later"), null);
    request.close();

    assertThat(finished().outcome()).isEqualTo(RequestOutcome.FAILED);
    assertThat(finished().status()).isEqualTo(529);
    assertThat(finished().errorType()).isEqualTo("overloaded_error");
    assertThat(finished().cause()).isEqualTo("Network");
  }

  @Test
  void anErrorInAStreamDoesNotChangeTheStatus() {
    request.committed();
    request.failed(OVERLOADED, null);
    request.close();

    assertThat(finished().outcome()).isEqualTo(RequestOutcome.FAILED);
    assertThat(finished().status()).isEqualTo(200);
  }

  @Test
  void anInvalidRequestIsARefusal() {
    request.failed(ClientError.of(ErrorType.INVALID_REQUEST_ERROR, "No"), null);
    request.close();

    assertThat(finished().outcome()).isEqualTo(RequestOutcome.REFUSED);
  }

  @Test
  void aLimitOfTheKeyIsARefusal() {
    request.refused(ClientError.of(ErrorType.RATE_LIMIT_ERROR, "the key is at its limit"));
    request.close();

    assertThat(finished().outcome()).isEqualTo(RequestOutcome.REFUSED);
    assertThat(finished().status()).isEqualTo(429);
  }

  @Test
  void aRateLimitIsAFailure() {
    request.failed(ClientError.of(ErrorType.RATE_LIMIT_ERROR, "No"), null);
    request.close();

    assertThat(finished().outcome()).isEqualTo(RequestOutcome.FAILED);
  }

  @Test
  void errorsAfterTheClientHasLeftAreNotFailures() {
    request.committed();
    request.clientLeft();
    request.failed(OVERLOADED, new UpstreamFailure.Network());
    request.close();

    assertThat(finished().outcome()).isEqualTo(RequestOutcome.ABANDONED);
    assertThat(finished().errorType()).isNull();
  }

  @Test
  void aRequestWithoutStopReasonAndErrorHasFailedInTheGateway() {
    request.close();

    assertThat(finished().outcome()).isEqualTo(RequestOutcome.FAILED);
    assertThat(finished().status()).isEqualTo(500);
  }

  @Test
  void cancellingRunsTheCancelActionOnce() {
    AtomicInteger cancellations = new AtomicInteger();
    request.onAbort(cancellations::incrementAndGet);

    assertThat(activity.live().cancel("req_1")).isTrue();
    request.failed(OVERLOADED, null);
    request.close();

    assertThat(cancellations).hasValue(1);
    assertThat(finished().outcome()).isEqualTo(RequestOutcome.CANCELLED);
    assertThat(activity.live().cancel("req_1")).isFalse();
  }

  @Test
  void aRequestCancelledBeforeItsActionIsSetRunsTheActionAtOnce() {
    AtomicInteger cancellations = new AtomicInteger();
    activity.live().cancel("req_1");

    request.onAbort(cancellations::incrementAndGet);

    assertThat(cancellations).hasValue(1);
  }

  @Test
  void aLongModelNameIsTruncated() {
    request.asked("x".repeat(5_000));
    request.translated(RequestSummary.of("claude-sonnet-4.5", false, "conversation"));

    assertThat(request.requestedModel().orElseThrow()).hasSize(100);
    assertThat(request.summary().orElseThrow().conversation()).hasSize(16);
  }

  private FinishedRequest finished() {
    return activity.recent().after(0).getLast().request();
  }
}
