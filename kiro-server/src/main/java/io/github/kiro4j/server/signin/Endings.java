package io.github.kiro4j.server.signin;

import io.github.kiro4j.server.signin.flow.SignInFailedException;
import io.github.kiro4j.server.signin.flow.SignInFailedException.Reason;

/// The endings of a sign-in that no service brings about.
final class Endings {

  private Endings() {}

  static SignInFailedException cancelled() {
    return new SignInFailedException(
        Reason.CANCELLED, "The sign-in was cancelled. Nothing was changed.");
  }

  static SignInFailedException expired() {
    return new SignInFailedException(
        Reason.EXPIRED, "Nobody finished the sign-in in time. Start a new one.");
  }

  static SignInFailedException stopped() {
    return new SignInFailedException(
        Reason.EXPIRED, "The gateway was stopped. Start a new sign-in.");
  }
}
