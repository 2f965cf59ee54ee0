package io.github.kiro4j.simulator.account;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a refresh gives.
///
/// @param refreshToken null when the old one stays good
/// @param delay how long the client has to wait for the answer
record Tokens(
    Account account,
    String accessToken,
    @Nullable String refreshToken,
    Duration lifetime,
    Duration delay) {

  @Override
  public String toString() {
    return "Tokens[" + account + "]";
  }
}
