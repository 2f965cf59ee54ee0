package io.github.kiro4j.simulator.account;

import java.time.Duration;

/// How the refreshes of an account are answered.
sealed interface RefreshMode {

  /// Refreshes succeed.
  ///
  /// @param delay time between the rotation and the response
  /// @param rotates whether the refresh token is replaced
  record Works(Duration delay, boolean rotates) implements RefreshMode {}

  /// Refreshes fail with this status and error, and rotate no token.
  record Fails(int status, String error, String description) implements RefreshMode {}
}
