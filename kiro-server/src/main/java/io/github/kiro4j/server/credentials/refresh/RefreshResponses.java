package io.github.kiro4j.server.credentials.refresh;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.outbound.ApiResponse;
import io.github.kiro4j.server.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the answers of the auth services, in their spellings: camel case of Kiro and AWS, snake
/// case of OAuth proper.
final class RefreshResponses {

  /// The lifetime of a token whose answer names none.
  private static final Duration ASSUMED_LIFETIME = Duration.ofMinutes(50);

  /// No token lives longer; a larger number must not cost the tokens that come with it.
  private static final long MOST_SECONDS = Duration.ofDays(3650).toSeconds();

  private static final Pattern CODE = Pattern.compile("[A-Za-z_]{1,64}");

  /// Codes after which only a new sign-in helps.
  private static final Set<String> REJECTIONS =
      Set.of(
          "invalid_grant",
          "invalid_client",
          "unauthorized_client",
          "InvalidGrantException",
          "InvalidClientException",
          "UnauthorizedClientException",
          "ExpiredTokenException",
          "ExpiredClientException");

  private record Tokens(
      @JsonAlias("access_token") @Nullable Secret accessToken,
      @JsonAlias("refresh_token") @Nullable Secret refreshToken,
      @JsonAlias("expires_in") @Nullable JsonNode expiresIn,
      @JsonAlias("profile_arn") @Nullable Secret profileArn) {

    static final Tokens NONE = new Tokens(null, null, null, null);

    Duration lifetime() {
      long seconds = expiresIn == null ? 0 : expiresIn.asLong();
      return seconds > 0 ? Duration.ofSeconds(Math.min(seconds, MOST_SECONDS)) : ASSUMED_LIFETIME;
    }
  }

  /// AWS names the error by its `__type`, everybody else by `error`.
  private record Refusal(
      @Nullable String error,
      @JsonProperty("__type") @Nullable String type,
      @Nullable String message,
      @JsonProperty("error_description") @Nullable String description) {

    static final Refusal NONE = new Refusal(null, null, null, null);

    /// Only the code: descriptions may quote what was sent.
    String code() {
      if (mentions(message) || mentions(description)) {
        return "invalid_grant";
      }
      String code = Objects.requireNonNullElse(error, Objects.requireNonNullElse(type, ""));
      String bare = code.substring(code.indexOf('#') + 1);
      return CODE.matcher(bare).matches() ? bare : "without a code";
    }

    private static boolean mentions(@Nullable String text) {
      return text != null && text.contains("Invalid refresh token provided");
    }
  }

  private RefreshResponses() {}

  /// @param sent when the request was sent; lifetimes count from then
  static IssuedTokens tokens(ApiResponse response, Instant sent) throws RefreshFailedException {
    if (!response.isSuccess()) {
      throw new RefreshFailedException(failure(response));
    }
    Tokens tokens = response.json(Tokens.class).orElse(Tokens.NONE);
    Secret access = present(tokens.accessToken());
    if (access == null) {
      throw new RefreshFailedException(new RefreshFailure.Refused(response.status(), "no token"));
    }
    return new IssuedTokens(
        access,
        present(tokens.refreshToken()),
        sent.plus(tokens.lifetime()),
        present(tokens.profileArn()));
  }

  private static RefreshFailure failure(ApiResponse response) {
    String code = response.json(Refusal.class).orElse(Refusal.NONE).code();
    int status = response.status();
    if (REJECTIONS.contains(code)) {
      return new RefreshFailure.Rejected(code);
    }
    boolean passing = status == 408 || status == 429 || status >= 500 || code.equals("slow_down");
    return passing
        ? new RefreshFailure.Unavailable(status, response.retryAfter())
        : new RefreshFailure.Refused(status, code);
  }

  private static @Nullable Secret present(@Nullable Secret secret) {
    return secret == null || secret.blank() ? null : secret;
  }
}
