package io.github.kiro4j.server.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import java.util.concurrent.TimeUnit;

/// `images`: images that clients name by URL.
public final class ImagesConfiguration {

  @JsonProperty private boolean fetch = false;

  @JsonProperty private DataSize maxFetchedBytes = DataSize.mebibytes(20);

  @JsonProperty
  @MinDuration(value = 1, unit = TimeUnit.MILLISECONDS)
  private Duration fetchTimeout = Duration.seconds(20);

  /// Whether the gateway fetches images by URL; otherwise it refuses them.
  public boolean isFetch() {
    return fetch;
  }

  /// Maximum size of the images by URL of one request.
  public DataSize getMaxFetchedBytes() {
    return maxFetchedBytes;
  }

  /// Maximum time to fetch the images by URL of one request.
  public Duration getFetchTimeout() {
    return fetchTimeout;
  }
}
