package io.github.kiro4j.server.config.file;

import com.fasterxml.jackson.core.JsonPointer;
import io.dropwizard.configuration.ConfigurationException;
import java.util.List;

/// A configuration file that cannot be used. The message has a sentence for each problem, with the
/// line once it is known.
final class InvalidConfigurationException extends ConfigurationException {

  private static final long serialVersionUID = 1L;

  private final String file;
  private final transient List<Problem> problems;

  /// What is wrong with one key.
  ///
  /// @param key where the value stands, or would stand
  record Problem(JsonPointer key, String sentence) {}

  InvalidConfigurationException(String file, List<Problem> problems) {
    this(file, problems, problems.stream().map(Problem::sentence).toList());
  }

  private InvalidConfigurationException(
      String file, List<Problem> problems, List<String> sentences) {
    super(file, sentences);
    this.file = file;
    this.problems = List.copyOf(problems);
  }

  /// A file that is no YAML or JSON at all.
  static InvalidConfigurationException malformed(String file, String sentence) {
    return new InvalidConfigurationException(file, List.of(), List.of(sentence));
  }

  /// The same problems with their lines.
  InvalidConfigurationException at(ConfigurationOrigins origins) {
    return problems.isEmpty()
        ? this
        : new InvalidConfigurationException(
            file, problems, problems.stream().map(problem -> sentence(problem, origins)).toList());
  }

  private static String sentence(Problem problem, ConfigurationOrigins origins) {
    return origins
        .of(problem.key())
        .map(place -> "line " + place.line() + ": " + problem.sentence())
        .orElseGet(problem::sentence);
  }
}
