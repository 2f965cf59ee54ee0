package io.github.kiro4j.simulator.account;

import io.github.kiro4j.simulator.account.Account.Kind;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The accounts of the simulated service and their tokens. Requests are accepted only with one of
/// these tokens. Thread-safe; a rotation of a refresh token is atomic.
public final class Accounts {

  private record Grant(Account account, Instant expiry) {}

  private static final String API_KEY_PREFIX = "ksk_";

  private final InstantSource clock;
  private final Duration accessTokenLifetime;
  private final TokenMint mint;
  private final List<Account> accounts = new ArrayList<>();
  private final Map<String, Grant> accessTokens = new HashMap<>();
  private final Map<String, Account> refreshTokens = new HashMap<>();
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
    Account account = add(Kind.SOCIAL, null);
    register(refreshToken, account);
    return account;
  }

  /// Adds an account that signs in with a Builder ID or with an organisation's Identity Center.
  public synchronized Account addIdc(String clientId, String clientSecret, String refreshToken) {
    Account account = add(Kind.IDC, new OidcClient(clientId, clientSecret));
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
    Account account = add(Kind.API_KEY, null);
    apiKeys.put(key, account);
    return account;
  }

  private Account add(Kind kind, @Nullable OidcClient client) {
    int number = 1 + (int) accounts.stream().filter(account -> account.kind() == kind).count();
    String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + number;
    String arn =
        "arn:aws:codewhisperer:us-east-1:%012d:profile/%s%06d"
            .formatted(accounts.size() + 1, "SIMULA", accounts.size() + 1);
    Account account = new Account(name, kind, client, arn);
    accounts.add(account);
    return account;
  }

  private void register(String refreshToken, Account account) {
    if (refreshToken.length() < TokenMint.MIN_REFRESH_TOKEN) {
      throw new IllegalArgumentException(
          "a refresh token has at least %d characters".formatted(TokenMint.MIN_REFRESH_TOKEN));
    }
    refreshTokens.put(refreshToken, account);
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
    refreshTokens.values().removeIf(account::equals);
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
        : Optional.ofNullable(refreshTokens.get(refreshToken));
  }

  /// The account of an authorized request.
  ///
  /// @throws RefusedException if the request's bearer token is unknown, expired or revoked
  public synchronized Account authorize(RecordedRequest request) {
    String bearer = bearer(request).orElseThrow(Accounts::invalidToken);
    boolean asApiKey = request.header("tokentype").filter("API_KEY"::equalsIgnoreCase).isPresent();
    return asApiKey ? byApiKey(bearer) : byAccessToken(bearer);
  }

  private static Optional<String> bearer(RecordedRequest request) {
    return request
        .header("authorization")
        .filter(value -> value.startsWith("Bearer "))
        .map(value -> value.substring("Bearer ".length()));
  }

  private Account byApiKey(String key) {
    Account account = apiKeys.get(key);
    if (account == null) {
      throw invalidToken();
    }
    if (revokedKeys.contains(account)) {
      throw new RefusedException(KnownErrors.revokedApiKey());
    }
    return account;
  }

  private Account byAccessToken(String token) {
    Grant grant = accessTokens.get(token);
    if (grant == null || !clock.instant().isBefore(grant.expiry())) {
      throw invalidToken();
    }
    return grant.account();
  }

  private static RefusedException invalidToken() {
    return new RefusedException(KnownErrors.invalidBearerToken());
  }

  /// Exchanges a refresh token for new tokens. A refresh token is valid for one exchange.
  ///
  /// @throws RefreshRefusedException if the token is unknown, used, or belongs to another kind of
  ///   sign-in or OIDC client
  synchronized Tokens refresh(String refreshToken, Kind kind, @Nullable OidcClient client) {
    Account account = refreshTokens.get(refreshToken);
    if (account == null
        || account.kind() != kind
        || !Objects.equals(account.client().orElse(null), client)) {
      throw RefreshRefusedException.invalidGrant();
    }
    return switch (account.refreshMode()) {
      case RefreshMode.Fails failure ->
          throw new RefreshRefusedException(
              failure.status(), failure.error(), failure.description());
      case RefreshMode.Works works -> exchange(refreshToken, account, works);
    };
  }

  private Tokens exchange(String refreshToken, Account account, RefreshMode.Works mode) {
    account.countRefresh();
    String access = issueAccessToken(account);
    if (!mode.rotates()) {
      return new Tokens(account, access, null, accessTokenLifetime, mode.delay());
    }
    refreshTokens.remove(refreshToken);
    String rotated = mint.refreshToken();
    refreshTokens.put(rotated, account);
    return new Tokens(account, access, rotated, accessTokenLifetime, mode.delay());
  }

  synchronized boolean knowsClient(String clientId) {
    return accounts.stream()
        .flatMap(account -> account.client().stream())
        .anyMatch(client -> client.id().equals(clientId));
  }
}
