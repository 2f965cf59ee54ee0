package io.github.kiro4j.api.admin.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer of `GET /config`.
///
/// @param file the configuration file; null when there is none
/// @param settings in the order of the documentation
public record EffectiveConfiguration(@Nullable String file, List<Setting> settings) {

  /// One key.
  ///
  /// @param key with dots, such as `upstream.idleTimeout`
  /// @param value in effect; `***` for a secret that is set, null for what is not set
  /// @param origin where it comes from
  /// @param line of the file, for what stands there
  /// @param variable of the environment, or system property, that it comes from
  /// @param secret whether the value, or a part of it, is masked
  public record Setting(
      String key,
      @JsonInclude @Nullable JsonNode value,
      Origin origin,
      @Nullable Integer line,
      @Nullable String variable,
      boolean secret) {}

  /// Where a value comes from.
  public enum Origin {
    @JsonProperty("default")
    DEFAULT,
    @JsonProperty("file")
    FILE,
    @JsonProperty("environment")
    ENVIRONMENT,
    /// Set through the admin API while the gateway runs.
    @JsonProperty("admin")
    ADMIN
  }
}
