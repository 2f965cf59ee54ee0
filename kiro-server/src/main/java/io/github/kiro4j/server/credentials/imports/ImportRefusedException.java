package io.github.kiro4j.server.credentials.imports;

/// An import was refused as a whole. The message holds no secret.
public final class ImportRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Problem problem;

  /// Why.
  public enum Problem {
    UNKNOWN_FORMAT,
    TOO_LARGE
  }

  ImportRefusedException(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
