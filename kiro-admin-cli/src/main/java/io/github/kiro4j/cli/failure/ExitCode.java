package io.github.kiro4j.cli.failure;

/// What the process ends with. Scripts rely on these: none of them changes its meaning.
public final class ExitCode {

  public static final int OK = 0;

  /// The gateway says no, or failed.
  public static final int FAILED = 1;

  public static final int USAGE = 2;

  public static final int UNREACHABLE = 3;

  /// No key, or a wrong one.
  public static final int WRONG_KEY = 4;

  public static final int NOT_FOUND = 5;

  /// Of many, some worked.
  public static final int PARTLY = 6;

  /// The operator did not confirm it, or nobody could be asked.
  public static final int NOT_CONFIRMED = 7;

  /// As shells have it for Ctrl-C.
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
