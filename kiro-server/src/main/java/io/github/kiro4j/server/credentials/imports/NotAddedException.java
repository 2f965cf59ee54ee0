package io.github.kiro4j.server.credentials.imports;

import io.github.kiro4j.api.admin.credentials.ImportReport.Outcome;
import org.jspecify.annotations.Nullable;

/// An entry did not become a credential. The message is for the operator and holds no secret.
public final class NotAddedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Outcome outcome;
  private final @Nullable Long id;

  /// @param outcome what became of it instead
  /// @param id of the credential that is there already
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
