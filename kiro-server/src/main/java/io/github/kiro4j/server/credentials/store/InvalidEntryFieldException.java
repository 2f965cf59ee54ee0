package io.github.kiro4j.server.credentials.store;

import io.github.kiro4j.api.admin.CredentialField;

/// A member of an entry has a value that it cannot have. The message never quotes the value.
public final class InvalidEntryFieldException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String problem;

  InvalidEntryFieldException(String field, String problem) {
    super(field + " " + problem);
    this.field = field;
    this.problem = field + " " + problem;
  }

  public InvalidEntryFieldException(CredentialField field, String problem) {
    this(field.wireName(), problem);
  }

  /// The member's name.
  public String field() {
    return field;
  }

  /// The whole sentence, without a full stop.
  public String problem() {
    return problem;
  }
}
