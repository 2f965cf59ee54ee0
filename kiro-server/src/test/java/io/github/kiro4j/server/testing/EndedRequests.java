package io.github.kiro4j.server.testing;

import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.api.messages.Usage;
import io.github.kiro4j.server.activity.FinishedRequest;
import io.github.kiro4j.server.activity.RequestOutcome;
import io.github.kiro4j.server.activity.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Requests that have ended, for tests.
public final class EndedRequests {

  private EndedRequests() {}

  /// One that was answered in 2 s with 10 tokens in, 5 out, 3 read from and 1 written to a cache.
  public static FinishedRequest well(String model, long credential) {
    return request("req_1", RequestOutcome.COMPLETED, model, List.of(credential));
  }

  public static FinishedRequest badly(String model, long credential) {
    return request("req_1", RequestOutcome.FAILED, model, List.of(credential));
  }

  public static FinishedRequest refused() {
    return request("req_1", RequestOutcome.REFUSED, null, List.of());
  }

  public static FinishedRequest named(String id) {
    return request(id, RequestOutcome.COMPLETED, "claude-sonnet-4.5", List.of(1L));
  }

  private static FinishedRequest request(
      String id, RequestOutcome outcome, @Nullable String model, List<Long> sends) {
    boolean well = outcome == RequestOutcome.COMPLETED;
    return new FinishedRequest(
        id,
        "/v1/messages",
        Instant.parse("2026-03-14T10:00:00Z"),
        model == null ? null : new Subject("sonnet", model, true, "c0ffee"),
        outcome,
        well ? 200 : 502,
        null,
        null,
        well ? Duration.ofMillis(500) : null,
        Duration.ofSeconds(2),
        sends,
        well ? new Usage(10, 5, 1, 3, null) : new Usage(0, 0),
        well ? 0.25 : 0,
        well ? StopReason.END_TURN : null);
  }
}
