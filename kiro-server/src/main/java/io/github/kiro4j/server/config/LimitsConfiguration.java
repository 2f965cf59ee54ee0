package io.github.kiro4j.server.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.DataSize;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Bounds on what a client may ask of the gateway.
///
/// @param maxRequestBytes largest request body; a larger one is refused with 413
public record LimitsConfiguration(DataSize maxRequestBytes) {

  public static final LimitsConfiguration DEFAULT = of(null);

  @JsonCreator
  static LimitsConfiguration of(
      @JsonProperty("maxRequestBytes") @Nullable DataSize maxRequestBytes) {
    return new LimitsConfiguration(
        Objects.requireNonNullElse(maxRequestBytes, DataSize.mebibytes(50)));
  }
}
