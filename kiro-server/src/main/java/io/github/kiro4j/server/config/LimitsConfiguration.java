package io.github.kiro4j.server.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.constraints.Min;
import java.util.concurrent.TimeUnit;

/// `limits`: bounds on what a client may ask of the gateway.
public final class LimitsConfiguration {

  @JsonProperty private DataSize maxRequestBytes = DataSize.mebibytes(50);

  @JsonProperty
  @Min(1)
  private int maxDocumentPages = 600;

  @JsonProperty
  @Min(1)
  private long maxImagePixels = 64_000_000L;

  @JsonProperty
  @MinDuration(value = 1, unit = TimeUnit.MILLISECONDS)
  private Duration maxDecodingTime = Duration.seconds(30);

  @JsonProperty private boolean checkPromptLength = false;

  /// Size of the largest request body; a larger body is refused with 413.
  public DataSize getMaxRequestBytes() {
    return maxRequestBytes;
  }

  /// Most pages of a PDF.
  public int getMaxDocumentPages() {
    return maxDocumentPages;
  }

  /// Most pixels of an image that must be scaled down. Scaling takes up to 8 bytes of memory for
  /// each pixel, and one image per core is scaled at a time.
  public long getMaxImagePixels() {
    return maxImagePixels;
  }

  /// Longest time that the decoding of one PDF or image may take, and longest wait before it.
  public Duration getMaxDecodingTime() {
    return maxDecodingTime;
  }

  /// Whether the gateway refuses a prompt whose estimated size exceeds the model's context window
  /// without asking the upstream.
  public boolean isCheckPromptLength() {
    return checkPromptLength;
  }
}
