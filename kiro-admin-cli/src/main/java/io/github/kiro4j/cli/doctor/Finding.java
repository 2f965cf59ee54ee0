package io.github.kiro4j.cli.doctor;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// The result of a check.
///
/// @param check the name of the check
/// @param sentence the result
/// @param advice what the operator can do
public record Finding(String check, Level level, String sentence, @Nullable String advice) {

  static Finding ok(String check, String sentence) {
    return new Finding(check, Level.OK, sentence, null);
  }

  static Finding warning(String check, String sentence, String advice) {
    return new Finding(check, Level.WARNING, sentence, advice);
  }

  static Finding problem(String check, String sentence, @Nullable String advice) {
    return new Finding(check, Level.PROBLEM, sentence, advice);
  }

  /// The severity.
  public enum Level {
    @JsonProperty("ok")
    OK,
    /// The gateway serves requests, but with limits, or not for long.
    @JsonProperty("warning")
    WARNING,
    @JsonProperty("problem")
    PROBLEM
  }
}
