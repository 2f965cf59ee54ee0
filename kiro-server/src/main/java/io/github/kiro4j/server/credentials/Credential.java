package io.github.kiro4j.server.credentials;

import io.github.kiro4j.server.credentials.Login.Refreshable;
import io.github.kiro4j.server.secret.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One upstream account or API key, as the store has it. Its run-time state is kept beside it, in
/// the pool.
///
/// @param id unique; [#FROM_ENVIRONMENT] for the credential that is in no store
/// @param access null before the first refresh, and always for an API key
/// @param profileArn the account's own profile, once it is known
public record Credential(
    long id,
    Login login,
    @Nullable AccessToken access,
    @Nullable Secret profileArn,
    CredentialSettings settings) {

  /// The id of the API key of the environment. The ids of stores begin with 1.
  public static final long FROM_ENVIRONMENT = 0;

  /// The API key of the environment variable `KIRO_API_KEY`, which no store ever gets.
  public static Credential fromEnvironment(Secret key) {
    return new Credential(
        FROM_ENVIRONMENT, new Login.ApiKey(key), null, null, CredentialSettings.NONE);
  }

  /// The credential's name in log lines.
  public String label() {
    return id == FROM_ENVIRONMENT ? "credential KIRO_API_KEY" : "credential #" + id;
  }

  public boolean isApiKey() {
    return login instanceof Login.ApiKey;
  }

  /// The refresh token; empty for a credential that is never refreshed.
  public Optional<Secret> refreshToken() {
    return login instanceof Refreshable refreshable
        ? Optional.of(refreshable.refreshToken())
        : Optional.empty();
  }

  /// The bearer token of requests.
  ///
  /// @throws IllegalStateException if there is no token yet
  public Secret bearer() {
    return switch (login) {
      case Login.ApiKey(Secret key) -> key;
      case Refreshable _ when access != null -> access.value();
      case Refreshable _, Login.Incomplete _ ->
          throw new IllegalStateException(label() + " has no token yet");
    };
  }

  /// Whether the bearer token is valid at that time according to its own end.
  public boolean worksAt(Instant time) {
    return isApiKey() || (access != null && access.worksAt(time));
  }

  /// The secret by which two credentials are the same login; empty if there is none.
  public Optional<Secret> identity() {
    return switch (login) {
      case Login.ApiKey(Secret key) -> Optional.of(key);
      case Refreshable refreshable -> Optional.of(refreshable.refreshToken());
      case Login.Incomplete _ -> Optional.empty();
    };
  }

  /// Everything of it that no log may show.
  public Stream<Secret> secrets() {
    return Stream.of(
            login.secrets(),
            Stream.ofNullable(access).map(AccessToken::value),
            Stream.ofNullable(profileArn))
        .flatMap(secrets -> secrets);
  }

  /// The same credential with new tokens; what a refresh left out stays.
  public Credential with(IssuedTokens tokens) {
    Login next =
        login instanceof Refreshable refreshable && tokens.refreshToken() != null
            ? refreshable.with(tokens.refreshToken())
            : login;
    return new Credential(
        id,
        next,
        new AccessToken(tokens.accessToken(), tokens.expiresAt()),
        tokens.profileArn() == null ? profileArn : tokens.profileArn(),
        settings);
  }

  /// The same credential with another profile.
  public Credential withProfileArn(@Nullable Secret arn) {
    return new Credential(id, login, access, arn, settings);
  }

  /// This credential's settings with another credential's login and tokens.
  public Credential withTokensOf(Credential other) {
    return new Credential(id, other.login, other.access, other.profileArn, settings);
  }
}
