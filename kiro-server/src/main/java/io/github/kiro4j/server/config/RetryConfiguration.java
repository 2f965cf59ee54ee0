package io.github.kiro4j.server.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// When a request is sent to the upstream anew.
///
/// @param within no later than that after it came in
/// @param floor so many times a minute in all, however few requests come in
public record RetryConfiguration(Duration within, int floor) {

  public static final RetryConfiguration DEFAULT = of(null, null);

  @JsonCreator
  static RetryConfiguration of(
      @JsonProperty("within") @Nullable Duration within,
      @JsonProperty("floor") @Nullable Integer floor) {
    return new RetryConfiguration(
        Objects.requireNonNullElse(within, Duration.seconds(60)),
        Math.max(0, Objects.requireNonNullElse(floor, 10)));
  }
}
