package io.github.kiro4j.server.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is kept of requests that have ended; metadata only.
///
/// @param recentRequests so many requests are listed one by one
/// @param statisticsDays so many days statistics reach back
public record ActivityConfiguration(
    @Min(1) @Max(100_000) int recentRequests, @Min(1) @Max(4_000) int statisticsDays) {

  public static final ActivityConfiguration DEFAULT = of(null, null);

  @JsonCreator
  static ActivityConfiguration of(
      @JsonProperty("recentRequests") @Nullable Integer recentRequests,
      @JsonProperty("statisticsDays") @Nullable Integer statisticsDays) {
    return new ActivityConfiguration(
        Objects.requireNonNullElse(recentRequests, 500),
        Objects.requireNonNullElse(statisticsDays, 400));
  }
}
