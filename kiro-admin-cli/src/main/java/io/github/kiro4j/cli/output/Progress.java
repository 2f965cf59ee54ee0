package io.github.kiro4j.cli.output;

import java.io.PrintWriter;

/// A progress line on standard error, which each update overwrites.
public final class Progress implements AutoCloseable {

  private static final String BACK_AND_CLEAR = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean shown;

  /// @param shown false without a terminal
  Progress(PrintWriter err, boolean shown) {
    this.err = err;
    this.shown = shown;
  }

  public void show(String text) {
    if (shown) {
      err.print(BACK_AND_CLEAR + PlainText.onOneLine(text));
      err.flush();
    }
  }

  /// Erases the line.
  @Override
  public void close() {
    show("");
  }
}
