package io.github.kiro4j.server.testing;

import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.api.messages.Usage;
import io.github.kiro4j.protocol.dialect.route.ArnChoice;
import io.github.kiro4j.protocol.dialect.route.Endpoint;
import io.github.kiro4j.protocol.dialect.route.Route;
import io.github.kiro4j.server.activity.Attempt;
import io.github.kiro4j.server.activity.Attempts;
import io.github.kiro4j.server.activity.FinishedRequest;
import io.github.kiro4j.server.activity.RequestOutcome;
import io.github.kiro4j.server.activity.RequestSource;
import io.github.kiro4j.server.activity.RequestSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finished requests for tests.
public final class FinishedRequests {

  private FinishedRequests() {}

  /// A request of 2 s with 10 input tokens, 5 output tokens, 3 cache reads and 1 cache write.
  public static FinishedRequest completed(String model, long credential) {
    return request("req_1", RequestOutcome.SUCCEEDED, model, List.of(credential));
  }

  public static FinishedRequest failed(String model, long credential) {
    return request("req_1", RequestOutcome.FAILED, model, List.of(credential));
  }

  public static FinishedRequest refused() {
    return request("req_1", RequestOutcome.REFUSED, null, List.of());
  }

  public static FinishedRequest withId(String id) {
    return request(id, RequestOutcome.SUCCEEDED, "claude-sonnet-4.5", List.of(1L));
  }

  /// A request as a client describes it.
  ///
  /// @param client the client's program
  public static FinishedRequest asking(String model, String client) {
    FinishedRequest usual = completed("claude-sonnet-4.5", 1);
    return new FinishedRequest(
        usual.id(),
        new RequestSource("/v1/messages", "primary", client, null),
        usual.startedAt(),
        model,
        usual.summary(),
        usual.outcome(),
        usual.status(),
        null,
        null,
        usual.timeToFirstEvent(),
        usual.duration(),
        usual.attempts(),
        usual.usage(),
        usual.credits(),
        usual.stopReason());
  }

  private static Attempts attempts(List<Long> credentials) {
    Route route = new Route(Endpoint.RUNTIME, ArnChoice.OWN);
    Duration time = Duration.ofMillis(500);
    Attempts attempts = Attempts.NONE;
    for (long credential : credentials) {
      attempts = attempts.plus(new Attempt(credential, route, Duration.ZERO, time, null));
    }
    return attempts;
  }

  private static FinishedRequest request(
      String id, RequestOutcome outcome, @Nullable String model, List<Long> credentials) {
    boolean succeeded = outcome == RequestOutcome.SUCCEEDED;
    return new FinishedRequest(
        id,
        new RequestSource("/v1/messages", "primary", "claude-cli", null),
        Instant.parse("2026-03-14T10:00:00Z"),
        "sonnet",
        model == null ? null : new RequestSummary(model, true, "c0ffee"),
        outcome,
        succeeded ? 200 : 502,
        null,
        null,
        succeeded ? Duration.ofMillis(500) : null,
        Duration.ofSeconds(2),
        attempts(credentials),
        succeeded
            ? new Usage(10, 5, 1, 3, new Usage.OutputTokensDetails(0), null)
            : new Usage(0, 0),
        succeeded ? 0.25 : 0,
        succeeded ? StopReason.END_TURN : null);
  }
}
