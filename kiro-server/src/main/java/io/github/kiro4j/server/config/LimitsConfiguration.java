package io.github.kiro4j.server.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Bounds on what a client may ask of the gateway.
///
/// @param maxRequestBytes largest request body; a larger one is refused with 413
/// @param maxDocumentPages most pages of a PDF
/// @param maxImagePixels most pixels of an image that must be scaled down; scaling one takes up to
///   8 bytes of memory for each, and one per core is scaled at a time
/// @param maxDecodingTime longest time that one PDF or image may take, and longest wait before
/// @param checkPromptLength whether a prompt whose estimated size exceeds the model's context
///   window is refused without asking the upstream
public record LimitsConfiguration(
    DataSize maxRequestBytes,
    @Min(1) int maxDocumentPages,
    @Min(1) long maxImagePixels,
    @MinDuration(value = 1, unit = TimeUnit.MILLISECONDS) Duration maxDecodingTime,
    boolean checkPromptLength) {

  public static final LimitsConfiguration DEFAULT = of(null, null, null, null, null);

  @JsonCreator
  static LimitsConfiguration of(
      @JsonProperty("maxRequestBytes") @Nullable DataSize maxRequestBytes,
      @JsonProperty("maxDocumentPages") @Nullable Integer maxDocumentPages,
      @JsonProperty("maxImagePixels") @Nullable Long maxImagePixels,
      @JsonProperty("maxDecodingTime") @Nullable Duration maxDecodingTime,
      @JsonProperty("checkPromptLength") @Nullable Boolean checkPromptLength) {
    return new LimitsConfiguration(
        Objects.requireNonNullElse(maxRequestBytes, DataSize.mebibytes(50)),
        Objects.requireNonNullElse(maxDocumentPages, 600),
        Objects.requireNonNullElse(maxImagePixels, 64_000_000L),
        Objects.requireNonNullElse(maxDecodingTime, Duration.seconds(30)),
        Objects.requireNonNullElse(checkPromptLength, false));
  }
}
