package io.github.kiro4j.server.credentials.refresh;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.outbound.JsonCall.Answer;
import io.github.kiro4j.server.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what the auth services answer, in their spellings: camel case of Kiro and AWS, snake case
/// of OAuth proper.
final class RefreshResponses {

  /// What a service issues that does not say for how long.
  private static final Duration ASSUMED_LIFETIME = Duration.ofMinutes(50);

  private static final Pattern CODE = Pattern.compile("[A-Za-z_]{1,64}");

  /// Codes after which only a new sign-in helps.
  private static final Set<String> VOID =
      Set.of(
          "invalid_grant",
          "invalid_client",
          "unauthorized_client",
          "InvalidGrantException",
          "InvalidClientException",
          "UnauthorizedClientException",
          "ExpiredTokenException",
          "ExpiredClientException");

  private RefreshResponses() {}

  /// @param asked when the request was sent; lifetimes count from then
  static IssuedTokens tokens(Answer answer, Instant asked) throws RefreshFailedException {
    if (!answer.isSuccess()) {
      throw new RefreshFailedException(failure(answer));
    }
    Secret access = secret(answer.body(), "accessToken", "access_token");
    if (access == null) {
      throw new RefreshFailedException(new RefreshFailure.Refused(answer.status(), "no token"));
    }
    return new IssuedTokens(
        access,
        secret(answer.body(), "refreshToken", "refresh_token"),
        asked.plus(lifetime(answer.body())),
        secret(answer.body(), "profileArn", "profile_arn"));
  }

  private static Duration lifetime(JsonNode body) {
    JsonNode seconds = body.has("expiresIn") ? body.get("expiresIn") : body.path("expires_in");
    return seconds.asLong() > 0 ? Duration.ofSeconds(seconds.asLong()) : ASSUMED_LIFETIME;
  }

  private static RefreshFailure failure(Answer answer) {
    String code = code(answer.body());
    int status = answer.status();
    if (VOID.contains(code)) {
      return new RefreshFailure.Rejected(code);
    }
    boolean passing = status == 408 || status == 429 || status >= 500 || code.equals("slow_down");
    return passing
        ? new RefreshFailure.Unavailable(status, answer.retryAfter())
        : new RefreshFailure.Refused(status, code);
  }

  /// Only the code is told: descriptions may quote what was sent.
  private static String code(JsonNode body) {
    if (mentions(body, "Invalid refresh token provided")) {
      return "invalid_grant";
    }
    String code = body.path("error").asText(body.path("__type").asText(""));
    String bare = code.substring(code.indexOf('#') + 1);
    return CODE.matcher(bare).matches() ? bare : "without a code";
  }

  private static boolean mentions(JsonNode body, String sentence) {
    return body.path("message").asText("").contains(sentence)
        || body.path("error_description").asText("").contains(sentence);
  }

  private static @Nullable Secret secret(JsonNode body, String name, String otherName) {
    JsonNode value = body.has(name) ? body.get(name) : body.path(otherName);
    return value.isTextual() && !value.textValue().isBlank() ? new Secret(value.textValue()) : null;
  }
}
