package io.github.kiro4j.cli.failure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The command cannot continue; the message states the reason.
public final class CliException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final String problem;
  private final @Nullable String advice;

  /// @param problem a sentence without secrets
  public CliException(int exitCode, String problem) {
    this(exitCode, problem, null);
  }

  /// @param problem a sentence without secrets
  /// @param advice what the operator can do
  public CliException(int exitCode, String problem, @Nullable String advice) {
    super(problem);
    this.problem = problem;
    this.exitCode = exitCode;
    this.advice = advice;
  }

  /// What is wrong, as a sentence.
  public String problem() {
    return problem;
  }

  public int exitCode() {
    return exitCode;
  }

  /// What the operator can do.
  public Optional<String> advice() {
    return Optional.ofNullable(advice);
  }
}
