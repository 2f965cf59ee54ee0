package io.github.kiro4j.api.messages;

import org.jspecify.annotations.Nullable;

/// A member of a record is missing or has a value that the record cannot take.
///
/// Thrown by the records' constructors, which know the member but not where in a request they
/// stand; [MessagesRequestReader] adds the path.
public final class InvalidFieldException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String problem;

  public InvalidFieldException(String field, String problem) {
    super(field + ": " + problem);
    this.field = field;
    this.problem = problem;
  }

  /// The member's name on the wire.
  public String field() {
    return field;
  }

  /// What is wrong, in the API's wording, for example `Field required`.
  public String problem() {
    return problem;
  }

  static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw new InvalidFieldException(field, "Field required");
    }
    return value;
  }
}
