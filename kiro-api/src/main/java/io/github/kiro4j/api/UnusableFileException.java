package io.github.kiro4j.api;

import java.io.IOException;

/// A file cannot be used as it is. The message is a sentence for the person who named the file, and
/// names it too.
public final class UnusableFileException extends IOException {

  private static final long serialVersionUID = 1L;

  public UnusableFileException(String message) {
    super(message);
  }

  public UnusableFileException(String message, Exception cause) {
    super(message, cause);
  }
}
