package io.github.kiro4j.server.credentials.store;

import java.io.IOException;

/// A change would leave a credential without something that its login needs; nothing was changed.
/// The message names the missing member and no value.
public final class IncompleteEntryException extends IOException {

  private static final long serialVersionUID = 1L;

  public IncompleteEntryException(String problem) {
    super(problem);
  }
}
