package io.github.kiro4j.server.credentials.store;

/// A member of a credential's JSON object cannot be used. The message never quotes its value.
public final class InvalidEntryFieldException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String problem;

  public InvalidEntryFieldException(String field, String problem) {
    super(field + " " + problem);
    this.field = field;
    this.problem = field + " " + problem;
  }

  /// The member's name.
  public String field() {
    return field;
  }

  /// The whole sentence.
  public String problem() {
    return problem;
  }
}
