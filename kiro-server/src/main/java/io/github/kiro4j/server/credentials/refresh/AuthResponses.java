package io.github.kiro4j.server.credentials.refresh;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.protocol.kiro.ExceptionNames;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.outbound.ApiResponse;
import io.github.kiro4j.server.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the answers of the auth services, in their spellings: camel case of Kiro and AWS, snake
/// case of OAuth proper.
public final class AuthResponses {

  /// The lifetime of a token whose answer names none.
  private static final Duration ASSUMED_LIFETIME = Duration.ofMinutes(50);

  /// No token lives longer; a larger number must not cost the tokens that come with it.
  private static final long MOST_SECONDS = Duration.ofDays(3650).toSeconds();

  private static final String TYPE = "x-amzn-errortype";
  private static final Pattern CODE = Pattern.compile("[A-Za-z_]{1,64}");

  /// Codes after which only a new sign-in helps.
  ///
  /// Source of those in snake case: kiro-lb and KiroCrew (autumn 2026).
  private static final Set<String> REJECTIONS =
      Set.of(
          "invalid_grant",
          "invalid_client",
          "invalid_token",
          "expired_token",
          "access_denied",
          "unauthorized_client",
          "InvalidGrantException",
          "InvalidClientException",
          "AccessDeniedException",
          "UnauthorizedClientException",
          "ExpiredTokenException",
          "ExpiredClientException");

  /// Codes of AWS SSO OIDC under load, which come with status 400.
  ///
  /// Source: kiro-lb and KiroCrew (autumn 2026).
  private static final Set<String> THROTTLING =
      Set.of("slow_down", "SlowDownException", "ThrottlingException");

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

  /// AWS names the error by `error`, by `__type` or in a header, everybody else by `error`.
  private record Refusal(
      @Nullable String error,
      @JsonProperty("__type") @Nullable String type,
      @Nullable String message,
      @JsonProperty("error_description") @Nullable String description) {

    static final Refusal NONE = new Refusal(null, null, null, null);

    /// Only codes: descriptions may quote what was sent.
    List<String> codes(@Nullable String header) {
      String meant = mentions(message) || mentions(description) ? "invalid_grant" : null;
      return Stream.of(meant, error, type, header)
          .flatMap(name -> ExceptionNames.bare(name).stream())
          .filter(name -> CODE.matcher(name).matches())
          .toList();
    }

    private static boolean mentions(@Nullable String text) {
      return text != null && text.contains("Invalid refresh token provided");
    }
  }

  private AuthResponses() {}

  /// @param login whose refresh was requested
  /// @param sent when the request was sent; lifetimes count from then
  static IssuedTokens tokens(ApiResponse response, Login login, Instant sent)
      throws RefreshFailedException {
    if (!response.isSuccess()) {
      throw new RefreshFailedException(failure(response, login, sent));
    }
    return tokens(response, sent)
        .orElseThrow(() ->
            new RefreshFailedException(new RefreshFailure.Refused(response.status(), "no token")));
  }

  /// The tokens of a successful response; empty if the response has no access token.
  ///
  /// @param sent when the request was sent; lifetimes count from then
  public static Optional<IssuedTokens> tokens(ApiResponse response, Instant sent) {
    Tokens tokens = response.json(Tokens.class).orElse(Tokens.NONE);
    return Optional.ofNullable(present(tokens.accessToken()))
        .map(access ->
            new IssuedTokens(
                access,
                present(tokens.refreshToken()),
                sent.plus(tokens.lifetime()),
                present(tokens.profileArn())));
  }

  /// The error codes of a response, such as `invalid_grant` or `SlowDownException`: in the body or
  /// in a header.
  public static List<String> codes(ApiResponse response) {
    return response.json(Refusal.class).orElse(Refusal.NONE).codes(response.header(TYPE));
  }

  /// Whether the service is overloaded or fails, rather than refuses.
  public static boolean isTransient(ApiResponse response) {
    return isTransient(response.status());
  }

  private static RefreshFailure failure(ApiResponse response, Login login, Instant sent) {
    Optional<Refusal> refusal = response.json(Refusal.class);
    List<String> codes = refusal.orElse(Refusal.NONE).codes(response.header(TYPE));
    int status = response.status();
    if (isTransient(status) || codes.stream().anyMatch(THROTTLING::contains)) {
      return new RefreshFailure.Unavailable(status, response.retryAfter());
    }
    Optional<String> rejection = codes.stream().filter(REJECTIONS::contains).findFirst();
    if (rejection.isPresent()) {
      return new RefreshFailure.Rejected(
          rejection.get(), login.end().filter(end -> !end.isAfter(sent)).orElse(null));
    }
    boolean isPage = refusal.isEmpty() && response.body().length > 0;
    return login instanceof Login.Social && codes.isEmpty() && !isPage && isDenied(status)
        ? new RefreshFailure.Rejected("HTTP " + status, null)
        : new RefreshFailure.Refused(status, codes.stream().findFirst().orElse("without a code"));
  }

  private static boolean isTransient(int status) {
    return status == 408 || status == 429 || status >= 500;
  }

  /// With one of these statuses and no code, Kiro's own auth service rejects the refresh token
  /// (kiro-lb, autumn 2026). A page comes from a proxy or a firewall instead.
  private static boolean isDenied(int status) {
    return status == 401 || status == 403;
  }

  private static @Nullable Secret present(@Nullable Secret secret) {
    return secret == null || secret.blank() ? null : secret;
  }
}
