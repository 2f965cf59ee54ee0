package io.github.kiro4j.cli.output;

import java.io.PrintWriter;

/// A line on standard error that is written over and over, to show how far something is.
public final class Progress implements AutoCloseable {

  private static final String BACK_AND_CLEAR = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean shown;

  /// @param shown false where nobody would see it
  Progress(PrintWriter err, boolean shown) {
    this.err = err;
    this.shown = shown;
  }

  public void show(String text) {
    if (shown) {
      err.print(BACK_AND_CLEAR + text);
      err.flush();
    }
  }

  /// Takes the line away.
  @Override
  public void close() {
    show("");
  }
}
