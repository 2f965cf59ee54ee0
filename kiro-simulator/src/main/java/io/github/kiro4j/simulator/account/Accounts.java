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

/// The accounts of the simulated service and the tokens that they gave out. A request is accepted
/// only with a token from here. Thread-safe; a rotation is atomic.
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

  /// An account that signs in with Google or GitHub.
  ///
  /// @param refreshToken the token that is good for the first refresh; at least 100 characters
  public synchronized Account addSocial(String refreshToken) {
    Account account = add(Kind.SOCIAL, null);
    keep(refreshToken, account);
    return account;
  }

  /// An account that signs in with a Builder ID or an organisation's Identity Center.
  public synchronized Account addIdc(String clientId, String clientSecret, String refreshToken) {
    Account account = add(Kind.IDC, new OidcClient(clientId, clientSecret));
    keep(refreshToken, account);
    return account;
  }

  /// An account that is used with an API key.
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

  private void keep(String refreshToken, Account account) {
    if (refreshToken.length() < TokenMint.MIN_REFRESH_TOKEN) {
      throw new IllegalArgumentException(
          "a refresh token has at least %d characters".formatted(TokenMint.MIN_REFRESH_TOKEN));
    }
    refreshTokens.put(refreshToken, account);
  }

  /// A token of the right shape that nobody has yet, to add an account with.
  public String newRefreshToken() {
    return mint.refreshToken();
  }

  public synchronized List<Account> all() {
    return List.copyOf(accounts);
  }

  /// Gives out an access token without a refresh.
  public synchronized String issueAccessToken(Account account) {
    String token = mint.accessToken();
    accessTokens.put(token, new Grant(account, clock.instant().plus(accessTokenLifetime)));
    return token;
  }

  /// Revokes the access tokens and API keys that the account has given out; a refresh gets new
  /// ones.
  public synchronized void revokeAccess(Account account) {
    accessTokens.values().removeIf(grant -> grant.account().equals(account));
    revokedKeys.add(account);
  }

  /// Revokes the refresh token, so that the account has to sign in again.
  public synchronized void revokeRefreshToken(Account account) {
    refreshTokens.values().removeIf(account::equals);
  }

  /// The account that a request's token belongs to, whether it lets the request in or not.
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

  /// Lets a request in.
  ///
  /// @throws RefusedException when its bearer token is none of ours, expired or revoked
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

  /// Exchanges a refresh token for new tokens; a refresh token is good once.
  ///
  /// @throws RefreshRefusedException when it is unknown, used, or belongs to another sign-in
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
