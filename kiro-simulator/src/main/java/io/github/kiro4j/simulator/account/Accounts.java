package io.github.kiro4j.simulator.account;

import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.service.Host;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.OAuthRefusedException;
import io.github.kiro4j.simulator.wire.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The accounts of the simulated service and their tokens. Requests are accepted only with one of
/// these tokens. Thread-safe; a rotation of a refresh token is atomic.
public final class Accounts {

  private record Grant(Account account, Instant expiry) {}

  /// @param client the client that the token was issued to; null for a social sign-in
  /// @param byDevice whether the device flow of social sign-ins issued the token
  private record Refresh(Account account, @Nullable OidcClient client, boolean byDevice) {}

  private static final String API_KEY_PREFIX = "ksk_";

  private final InstantSource clock;
  private final Duration accessTokenLifetime;
  private final TokenMint mint;
  private final List<Account> accounts = new ArrayList<>();
  private final Map<String, Grant> accessTokens = new HashMap<>();
  private final Map<String, Refresh> refreshTokens = new HashMap<>();
  private final Map<String, Account> apiKeys = new HashMap<>();
  private final Set<Account> revokedKeys = new HashSet<>();

  public Accounts(InstantSource clock, Duration accessTokenLifetime, RandomGenerator random) {
    this.clock = clock;
    this.accessTokenLifetime = accessTokenLifetime;
    this.mint = new TokenMint(random);
  }

  /// Adds an account that signs in with Google or GitHub.
  ///
  /// @param refreshToken the token of the first refresh; at least 100 characters
  public synchronized Account addSocial(String refreshToken) {
    Account account = add(AccountKind.SOCIAL, null);
    register(refreshToken, account);
    return account;
  }

  /// Adds an account that signs in with a Builder ID, which has no profile of its own.
  public synchronized Account addBuilderId(
      String clientId, String clientSecret, String refreshToken) {
    return addByAws(AccountKind.BUILDER_ID, clientId, clientSecret, refreshToken);
  }

  /// Adds an account that signs in with an organisation's Identity Center.
  public synchronized Account addIdc(String clientId, String clientSecret, String refreshToken) {
    return addByAws(AccountKind.IDC, clientId, clientSecret, refreshToken);
  }

  /// Adds an account of Amazon's own staff.
  public synchronized Account addInternal(
      String clientId, String clientSecret, String refreshToken) {
    return addByAws(AccountKind.INTERNAL, clientId, clientSecret, refreshToken);
  }

  /// Adds an account that signs in with an organisation's own identity provider.
  /// [#issueAccessToken] issues access tokens without a sign-in.
  public synchronized Account addExternalIdp() {
    return add(AccountKind.EXTERNAL_IDP, null);
  }

  /// Adds an account that is signed in nowhere yet. Not for API keys, which are added with their
  /// key.
  public synchronized Account addSignedOut(AccountKind kind) {
    return add(kind, null);
  }

  private Account addByAws(
      AccountKind kind, String clientId, String clientSecret, String refreshToken) {
    Account account = add(kind, new OidcClient(clientId, clientSecret));
    register(refreshToken, account);
    return account;
  }

  /// Adds an account with an API key.
  ///
  /// @param key begins with `ksk_`
  public synchronized Account addApiKey(String key) {
    if (!key.startsWith(API_KEY_PREFIX)) {
      throw new IllegalArgumentException("an API key begins with " + API_KEY_PREFIX);
    }
    Account account = add(AccountKind.API_KEY, null);
    apiKeys.put(key, account);
    return account;
  }

  private Account add(AccountKind kind, @Nullable OidcClient client) {
    int number = 1 + (int) accounts.stream().filter(account -> account.kind() == kind).count();
    Account account = new Account(accounts.size() + 1, kind.label() + "-" + number, kind, client);
    accounts.add(account);
    return account;
  }

  private void register(String refreshToken, Account account) {
    if (refreshToken.length() < TokenMint.MIN_REFRESH_TOKEN) {
      throw new IllegalArgumentException(
          "a refresh token has at least %d characters".formatted(TokenMint.MIN_REFRESH_TOKEN));
    }
    refreshTokens.put(refreshToken, new Refresh(account, account.client().orElse(null), false));
  }

  /// Signs an account in: issues its first tokens.
  ///
  /// @param client the client that the tokens are for; null for a social sign-in
  public synchronized Tokens signIn(Account account, @Nullable OidcClient client) {
    return issue(new Refresh(account, client, false));
  }

  /// Signs a social account in by the device flow, which signs every other account out that has
  /// signed in this way.
  ///
  /// Source: kiro-lb issues #86, #91 and #99 (October 2026).
  public synchronized Tokens signInByDevice(Account account) {
    refreshTokens.values().removeIf(other -> other.byDevice() && !other.account().equals(account));
    return issue(new Refresh(account, null, true));
  }

  private Tokens issue(Refresh refresh) {
    String token = mint.refreshToken();
    refreshTokens.put(token, refresh);
    return new Tokens(
        refresh.account(),
        issueAccessToken(refresh.account()),
        token,
        accessTokenLifetime,
        Duration.ZERO);
  }

  /// A new refresh token for an account to be added.
  public String newRefreshToken() {
    return mint.refreshToken();
  }

  /// All accounts, in the order in which they were added.
  public synchronized List<Account> all() {
    return List.copyOf(accounts);
  }

  /// Issues an access token without a refresh.
  public synchronized String issueAccessToken(Account account) {
    String token = mint.accessToken();
    accessTokens.put(token, new Grant(account, clock.instant().plus(accessTokenLifetime)));
    return token;
  }

  /// Revokes all access tokens and API keys of an account. A refresh issues a new access token.
  public synchronized void revokeAccess(Account account) {
    accessTokens.values().removeIf(grant -> grant.account().equals(account));
    revokedKeys.add(account);
  }

  /// Revokes the refresh tokens of an account, which then has to sign in again.
  public synchronized void revokeRefreshToken(Account account) {
    refreshTokens.values().removeIf(refresh -> refresh.account().equals(account));
  }

  /// The account of a request's token, even if the token is expired or revoked; empty for an
  /// unknown token.
  public synchronized Optional<Account> owner(
      @Nullable String bearer, @Nullable String refreshToken) {
    Account byKey = apiKeys.get(bearer);
    if (byKey != null) {
      return Optional.of(byKey);
    }
    Grant grant = accessTokens.get(bearer);
    return grant != null
        ? Optional.of(grant.account())
        : Optional.ofNullable(refreshTokens.get(refreshToken)).map(Refresh::account);
  }

  /// The account of an authorized request.
  ///
  /// @throws RefusedException if the request's bearer token is unknown, expired or revoked, or
  ///   comes with the token type of another kind
  public synchronized Account authorize(RecordedRequest request) {
    return bearer(request)
        .flatMap(bearer -> presenting(bearer, request.header("tokentype").orElse("")))
        .orElseThrow(() -> invalidToken(request));
  }

  private static Optional<String> bearer(RecordedRequest request) {
    return request
        .header("authorization")
        .filter(value -> value.startsWith("Bearer "))
        .map(value -> value.substring("Bearer ".length()));
  }

  /// API keys and tokens of external identity providers are valid with their token type only, and
  /// other tokens without these two.
  ///
  /// Source: wtfdelphia/kiro.rs (2026-08-26); pi-provider-kiro PR #134 (2026-08-27).
  private Optional<Account> presenting(String bearer, String tokenType) {
    if (tokenType.equalsIgnoreCase("API_KEY")) {
      return byApiKey(bearer);
    }
    boolean external = tokenType.equalsIgnoreCase("EXTERNAL_IDP");
    return byAccessToken(bearer)
        .filter(account -> external == (account.kind() == AccountKind.EXTERNAL_IDP));
  }

  private Optional<Account> byApiKey(String key) {
    Account account = apiKeys.get(key);
    if (account != null && revokedKeys.contains(account)) {
      throw new RefusedException(KnownErrors.revokedApiKey());
    }
    return Optional.ofNullable(account);
  }

  private Optional<Account> byAccessToken(String token) {
    return Optional.ofNullable(accessTokens.get(token))
        .filter(grant -> clock.instant().isBefore(grant.expiry()))
        .map(Grant::account);
  }

  private static RefusedException invalidToken(RecordedRequest request) {
    return new RefusedException(
        request.host() == Host.MANAGEMENT
            ? KnownErrors.invalidTokenAsBadRequest()
            : KnownErrors.invalidBearerToken());
  }

  /// Exchanges a refresh token for new tokens. A refresh token is valid for one exchange.
  ///
  /// @throws OAuthRefusedException if the token is unknown, used, or belongs to another client
  public synchronized Tokens refresh(String refreshToken, @Nullable OidcClient client) {
    Refresh refresh = refreshTokens.get(refreshToken);
    if (refresh == null || !Objects.equals(refresh.client(), client)) {
      throw OAuthRefusedException.invalidGrant();
    }
    return switch (refresh.account().refreshMode()) {
      case RefreshMode.Fails failure ->
          throw new OAuthRefusedException(failure.status(), failure.error(), failure.description());
      case RefreshMode.Works works -> exchange(refreshToken, refresh, works);
    };
  }

  private Tokens exchange(String refreshToken, Refresh refresh, RefreshMode.Works mode) {
    Account account = refresh.account();
    account.countRefresh();
    String access = issueAccessToken(account);
    if (!mode.rotates()) {
      return new Tokens(account, access, null, accessTokenLifetime, mode.delay());
    }
    refreshTokens.remove(refreshToken);
    String rotated = mint.refreshToken();
    refreshTokens.put(rotated, refresh);
    return new Tokens(account, access, rotated, accessTokenLifetime, mode.delay());
  }

  synchronized boolean knowsClient(String clientId) {
    return Stream.concat(
            accounts.stream().flatMap(account -> account.client().stream()),
            refreshTokens.values().stream().flatMap(refresh -> Stream.ofNullable(refresh.client())))
        .anyMatch(client -> client.id().equals(clientId));
  }
}
