package io.github.kiro4j.simulator.account;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The tokens of a refresh or a sign-in.
///
/// @param refreshToken the new refresh token; null if the old one stays valid
/// @param delay time until the response is sent
public record Tokens(
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
