package io.github.kiro4j.server.signin;

/// A sign-in does not wait for what it was given. The message is a sentence for the person.
public final class NotWaitingException extends Exception {

  private static final long serialVersionUID = 1L;

  NotWaitingException(String sentence) {
    super(sentence);
  }

  /// The sentence for the person.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
