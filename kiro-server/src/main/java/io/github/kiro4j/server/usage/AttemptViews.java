package io.github.kiro4j.server.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.operations.RequestList;
import io.github.kiro4j.api.admin.operations.RequestList.Outcome;
import io.github.kiro4j.server.activity.Attempt;
import io.github.kiro4j.server.activity.Attempts;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Attempts as the admin API lists them and as the rows of requests have them.
public final class AttemptViews {

  private static final TypeReference<List<RequestList.Attempt>> LIST = new TypeReference<>() {};

  private AttemptViews() {}

  /// The attempts as the admin API lists them.
  ///
  /// @param open the outcome of an attempt that has not ended
  public static List<RequestList.Attempt> of(Attempts attempts, Outcome open) {
    return attempts.latest().stream().map(attempt -> view(attempt, open)).toList();
  }

  private static RequestList.Attempt view(Attempt attempt, Outcome open) {
    return new RequestList.Attempt(
        attempt.credential(),
        attempt.route().endpoint().label(),
        attempt.route().text(),
        attempt.start().toMillis(),
        attempt.duration() == null ? null : attempt.duration().toMillis(),
        outcome(attempt, open),
        attempt.failure());
  }

  private static Outcome outcome(Attempt attempt, Outcome open) {
    if (attempt.duration() == null) {
      return open;
    }
    return attempt.failure() == null ? Outcome.ANSWERED : Outcome.FAILED;
  }

  /// The text in the row of a request that has ended; empty without an attempt.
  static String text(Attempts attempts) {
    return attempts.latest().isEmpty()
        ? ""
        : new String(Json.bytes(of(attempts, Outcome.ABORTED)), StandardCharsets.UTF_8);
  }

  /// The attempts of a row; none for a row of an older gateway.
  static List<RequestList.Attempt> read(String text) {
    try {
      return text.isEmpty() ? List.of() : Json.MAPPER.readValue(text, LIST);
    } catch (JsonProcessingException _) {
      return List.of();
    }
  }
}
