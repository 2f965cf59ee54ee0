package io.github.kiro4j.api.messages;

import org.jspecify.annotations.Nullable;

/// A member of a record is missing or has a value that is not allowed.
///
/// Thrown by the constructors of records, which do not know their place in a request;
/// [io.github.kiro4j.api.messages.reader.RequestReader] adds the path.
public final class InvalidFieldException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String problem;

  /// Creates the exception.
  ///
  /// @param field name of the member in JSON
  /// @param problem the error in the wording of the Messages API
  public InvalidFieldException(String field, String problem) {
    super(field + ": " + problem);
    this.field = field;
    this.problem = problem;
  }

  /// The name of the member in JSON.
  public String field() {
    return field;
  }

  /// The error in the wording of the Messages API, for example `Field required`.
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
