package io.github.kiro4j.server.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// `activity`: what the gateway remembers of requests that have ended; metadata only.
public final class ActivityConfiguration {

  @JsonProperty
  @Min(1)
  @Max(100_000)
  private int recentRequests = 500;

  @JsonProperty
  @Min(1)
  @Max(4_000)
  private int usageDays = 400;

  @JsonProperty
  @Min(1)
  @Max(4_000)
  private int statisticsDays = 1_200;

  @JsonProperty
  @MinDuration(0)
  private Duration balanceInterval = Duration.hours(1);

  /// Number of ended requests that are listed one by one.
  public int getRecentRequests() {
    return recentRequests;
  }

  /// Number of days for which usage has one row for each request.
  public int getUsageDays() {
    return usageDays;
  }

  /// Number of days that the sums of hours and the statistics reach back.
  public int getStatisticsDays() {
    return statisticsDays;
  }

  /// The shortest time between two questions to the provider about the balance of an account; zero
  /// for no questions.
  public Duration getBalanceInterval() {
    return balanceInterval;
  }
}
