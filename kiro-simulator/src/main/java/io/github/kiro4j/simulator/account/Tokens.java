package io.github.kiro4j.simulator.account;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The result of a refresh.
///
/// @param refreshToken the new refresh token; null if the old one stays valid
/// @param delay time until the response is sent
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
