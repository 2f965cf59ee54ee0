package io.github.kiro4j.server.signin.flow;

/// An address that does not belong to the sign-in. The message is a sentence for the person.
public final class WrongCallbackException extends Exception {

  private static final long serialVersionUID = 1L;

  public WrongCallbackException(String sentence) {
    super(sentence);
  }

  /// The sentence for the person.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
