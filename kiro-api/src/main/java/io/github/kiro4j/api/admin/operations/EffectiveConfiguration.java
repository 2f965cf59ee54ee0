package io.github.kiro4j.api.admin.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The response to `GET /config`.
///
/// @param file path of the configuration file; null if there is none
/// @param settings all settings, in the order of the documentation
public record EffectiveConfiguration(@Nullable String file, List<Setting> settings) {

  /// A setting.
  ///
  /// @param key the key with dots, for example `upstream.idleTimeout`
  /// @param value the value in effect; `***` for a secret that is set, null for a setting that is
  ///   not set
  /// @param origin the source of the value
  /// @param line line of the configuration file, also of a value that an operator has changed
  ///   since; null for other origins
  /// @param variable name of the environment variable or system property; null for other origins
  /// @param secret whether the value, or a part of it, is masked
  /// @param changeable whether `PATCH /config` changes the setting
  /// @param defaultValue the value without a configuration; null for none
  /// @param configured the configured value of a setting that an operator has changed; null for
  ///   other settings
  /// @param allowed the values that the setting may have; null for a setting that is not one of a
  ///   few words
  public record Setting(
      String key,
      @JsonInclude @Nullable JsonNode value,
      Origin origin,
      @Nullable Integer line,
      @Nullable String variable,
      boolean secret,
      boolean changeable,
      @Nullable JsonNode defaultValue,
      @Nullable JsonNode configured,
      @Nullable List<String> allowed) {}

  /// The source of a value.
  public enum Origin {
    /// The built-in default.
    @JsonProperty("default")
    DEFAULT,
    /// The configuration file.
    @JsonProperty("file")
    FILE,
    /// An environment variable or system property.
    @JsonProperty("environment")
    ENVIRONMENT,
    /// A change through the admin API while the gateway runs.
    @JsonProperty("admin")
    ADMIN
  }
}
