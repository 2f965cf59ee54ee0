package io.github.kiro4j.cli.doctor;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// What a check found.
///
/// @param check its name
/// @param sentence what is so
/// @param advice what to do about it
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

  /// How bad it is.
  public enum Level {
    @JsonProperty("ok")
    OK,
    /// It serves, but not as well as it could, or not for long.
    @JsonProperty("warning")
    WARNING,
    @JsonProperty("problem")
    PROBLEM
  }
}
