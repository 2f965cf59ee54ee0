package io.github.kiro4j.server.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import jakarta.validation.constraints.Min;

/// `upstream.retry`: when a request is retried.
public final class RetryConfiguration {

  @JsonProperty private Duration within = Duration.seconds(60);

  @JsonProperty
  @Min(0)
  private int floor = 10;

  /// Longest time between the arrival of a request and its last retry.
  public Duration getWithin() {
    return within;
  }

  /// Number of retries a minute that the whole gateway may make, however few requests arrive.
  public int getFloor() {
    return floor;
  }
}
