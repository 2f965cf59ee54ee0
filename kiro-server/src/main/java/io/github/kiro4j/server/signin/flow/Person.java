package io.github.kiro4j.server.signin.flow;

import java.time.Duration;
import java.time.Instant;

/// The person who signs in, as a flow sees them. Every method throws a [SignInFailedException] once
/// the sign-in has ended, so that a flow ends soon after.
public interface Person {

  /// Shows a code to approve.
  ///
  /// @param until when the code ends
  void approve(DeviceCode code, Instant until) throws SignInFailedException;

  /// Waits between two polls.
  void pause(Duration duration) throws SignInFailedException;

  /// Shows a page to open, and waits for the browser to call back.
  CallbackParameters open(BrowserLeg leg) throws SignInFailedException;

  /// The service is about to issue tokens, or has: from now on the person cannot end the sign-in,
  /// because tokens must not get lost.
  void commit() throws SignInFailedException;
}
