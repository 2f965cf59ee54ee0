package io.github.kiro4j.cli.failure;

/// The exit codes of the process. Scripts rely on them, so no code ever changes its meaning.
public final class ExitCode {

  public static final int OK = 0;

  /// The gateway refused the command, or failed.
  public static final int FAILED = 1;

  public static final int USAGE = 2;

  public static final int UNREACHABLE = 3;

  /// The admin key is missing or wrong.
  public static final int WRONG_KEY = 4;

  public static final int NOT_FOUND = 5;

  /// Success for some credentials, failure for others.
  public static final int PARTLY = 6;

  /// The operator did not confirm, or there is no terminal to ask.
  public static final int NOT_CONFIRMED = 7;

  /// Ctrl-C, as shells report it.
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
