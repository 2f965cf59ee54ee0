package io.github.kiro4j.simulator.account;

import java.time.Duration;

/// What an account's refresh endpoint does.
sealed interface RefreshMode {

  /// It works.
  ///
  /// @param delay between the rotation and its answer
  /// @param rotates whether the refresh token is replaced
  record Works(Duration delay, boolean rotates) implements RefreshMode {}

  /// It answers that status and rotates nothing.
  record Fails(int status, String error, String description) implements RefreshMode {}
}
