package io.github.kiro4j.server.signin;

/// A sign-in cannot be started as requested.
public final class InvalidSignInException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String field;

  /// @param field the member that is wrong
  /// @param problem continues the name of the member
  InvalidSignInException(String field, String problem) {
    super(problem);
    this.field = field;
  }

  public String field() {
    return field;
  }

  public String problem() {
    return String.valueOf(getMessage());
  }
}
