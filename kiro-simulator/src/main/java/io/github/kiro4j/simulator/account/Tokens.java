package io.github.kiro4j.simulator.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
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

  /// What every service answers; some add members of their own.
  public ObjectNode toJson() {
    ObjectNode answer = Json.MAPPER.createObjectNode().put("accessToken", accessToken);
    if (refreshToken != null) {
      answer.put("refreshToken", refreshToken);
    }
    return answer.put("expiresIn", lifetime.toSeconds());
  }

  @Override
  public String toString() {
    return "Tokens[" + account + "]";
  }
}
