package io.github.kiro4j.server.signin.flow;

import java.util.Locale;

/// A sign-in has failed. The message is a sentence for the person, and holds no secret.
public final class SignInFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /// Why a sign-in fails.
  public enum Reason {
    /// The time was over.
    EXPIRED,
    /// The person or the organisation refused.
    DENIED,
    /// A service refused.
    REFUSED,
    /// A service could not be reached.
    UNREACHABLE,
    /// The credential could not be stored.
    NOT_SAVED,
    /// The person ended the sign-in.
    CANCELLED;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public SignInFailedException(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  public SignInFailedException(Reason reason, String sentence, Throwable cause) {
    super(sentence, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /// The sentence for the person.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
