package io.github.kiro4j.api.admin;

/// A member of a body is unknown, missing, or has a value that is not allowed. The message never
/// quotes the value.
public final class InvalidMemberException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final AdminErrorCode code;
  private final String field;
  private final String problem;

  /// Creates the exception.
  ///
  /// @param problem the error, to be read after the member's name
  public InvalidMemberException(AdminErrorCode code, String field, String problem) {
    super(field + " " + problem);
    this.code = code;
    this.field = field;
    this.problem = problem;
  }

  /// The code of the error response.
  public AdminErrorCode code() {
    return code;
  }

  /// The member's name.
  public String field() {
    return field;
  }

  /// The error, to be read after the member's name.
  public String problem() {
    return problem;
  }
}
