package io.github.kiro4j.server.credentials.imports;

import io.github.kiro4j.api.admin.credentials.ImportReport.Outcome;
import org.jspecify.annotations.Nullable;

/// An entry was not added. The message is for the operator and holds no secret.
public final class NotAddedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Outcome outcome;
  private final @Nullable Long id;

  /// @param outcome what the report says of the entry
  /// @param id of the credential that is in the store already
  public NotAddedException(Outcome outcome, @Nullable Long id, @Nullable String message) {
    super(message);
    this.outcome = outcome;
    this.id = id;
  }

  Outcome outcome() {
    return outcome;
  }

  @Nullable Long id() {
    return id;
  }
}
