package io.github.kiro4j.simulator.signin;

import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.account.Accounts;
import io.github.kiro4j.simulator.account.OidcClient;
import io.github.kiro4j.simulator.account.Tokens;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.wire.OAuthRefusedException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The sign-ins under way: device codes that wait for a person, and codes of browsers that wait for
/// their exchange. Thread-safe.
public final class PendingSignIns {

  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private final Accounts accounts;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Map<String, RegisteredClient> clients = new HashMap<>();
  private final Map<String, DeviceGrant> devices = new HashMap<>();
  private final Map<String, CodeGrant> codes = new HashMap<>();
  private Duration pollInterval = Duration.ofSeconds(5);
  private boolean errorsInHeader;
  private boolean cutOff;

  public PendingSignIns(Accounts accounts, InstantSource clock, RandomGenerator random) {
    this.accounts = accounts;
    this.clock = clock;
    this.random = random;
  }

  /// Changes the shortest time between two polls of one device code, 5 seconds at first.
  public synchronized PendingSignIns pollEvery(Duration interval) {
    pollInterval = interval;
    return this;
  }

  /// States errors of AWS SSO OIDC by their type in a header instead of `error` in the body.
  public synchronized PendingSignIns statingErrorsInHeader() {
    errorsInHeader = true;
    return this;
  }

  /// Resets the connections of all requests of sign-ins, or serves them again.
  public synchronized void cutOff(boolean off) {
    cutOff = off;
  }

  synchronized boolean isCutOff() {
    return cutOff;
  }

  synchronized boolean statesErrorsInHeader() {
    return errorsInHeader;
  }

  /// The user codes that wait for a decision, oldest first.
  public synchronized List<String> waiting() {
    return devices.values().stream()
        .filter(DeviceGrant::isWaiting)
        .sorted((a, b) -> Long.compare(a.number(), b.number()))
        .map(DeviceGrant::userCode)
        .toList();
  }

  /// The kind of account that the user code is for; empty for an unknown user code.
  public synchronized Optional<AccountKind> kind(String userCode) {
    return device(userCode).map(DeviceGrant::kind);
  }

  /// Approves a device code as this account.
  public synchronized void approve(String userCode, Account account) {
    known(userCode).approve(account);
  }

  /// Denies a device code.
  public synchronized void deny(String userCode) {
    known(userCode).deny();
  }

  /// Ends the time of a device code.
  public synchronized void expire(String userCode) {
    known(userCode).expire();
  }

  /// Answers the next poll of a device code with `slow_down`.
  public synchronized void slowDown(String userCode) {
    known(userCode).slowDownNext();
  }

  private DeviceGrant known(String userCode) {
    return device(userCode)
        .orElseThrow(() -> new IllegalArgumentException("there is no user code " + userCode));
  }

  private Optional<DeviceGrant> device(String userCode) {
    return devices.values().stream().filter(grant -> grant.userCode().equals(userCode)).findFirst();
  }

  /// The account with this name, or a new account for an unknown or blank name.
  synchronized Account person(String name, AccountKind kind) {
    return accounts.all().stream()
        .filter(account -> account.name().equals(name) && account.kind() == kind)
        .findFirst()
        .orElseGet(() -> accounts.addSignedOut(kind));
  }

  /// Spends the codes of all browsers, as if somebody else had exchanged them.
  public synchronized void spendCodes() {
    codes.clear();
  }

  /// The names of the accounts of a kind.
  List<String> people(AccountKind kind) {
    return accounts.all().stream()
        .filter(account -> account.kind() == kind)
        .map(Account::name)
        .toList();
  }

  synchronized RegisteredClient register(
      List<String> grantTypes, List<String> redirects, @Nullable String issuer) {
    RegisteredClient client =
        new RegisteredClient(
            new OidcClient("simulatedClient-" + text(8), "simulatedSecret-" + text(16)),
            grantTypes,
            redirects,
            issuer,
            clock.instant().plus(Duration.ofDays(90)));
    clients.put(client.id().id(), client);
    return client;
  }

  synchronized RegisteredClient client(String id) {
    return Optional.ofNullable(clients.get(id))
        .orElseThrow(
            () -> new OAuthRefusedException(401, "invalid_client", "Invalid client provided"));
  }

  synchronized DeviceGrant startDevice(AccountKind kind, @Nullable OidcClient client) {
    DeviceGrant grant =
        new DeviceGrant(
            devices.size() + 1L,
            "simulatedDevice-" + text(16),
            userCode(),
            kind,
            client,
            clock.instant().plus(LIFETIME));
    devices.put(grant.deviceCode(), grant);
    return grant;
  }

  private String userCode() {
    String hex = text(4).toUpperCase(Locale.ROOT);
    return hex.substring(0, 4) + "-" + hex.substring(4);
  }

  synchronized Duration pollInterval() {
    return pollInterval;
  }

  static Duration lifetime() {
    return LIFETIME;
  }

  /// Exchanges a device code, once it is approved.
  ///
  /// @throws OAuthRefusedException while it is not approved, and afterwards
  synchronized Tokens redeemDevice(String deviceCode, @Nullable OidcClient client) {
    DeviceGrant grant = devices.get(deviceCode);
    if (grant == null || !Objects.equals(grant.client(), client)) {
      throw OAuthRefusedException.invalidGrant();
    }
    Account account = grant.poll(clock.instant(), pollInterval);
    devices.remove(deviceCode);
    return grant.kind() == AccountKind.SOCIAL
        ? accounts.signInByDevice(account)
        : accounts.signIn(account, client);
  }

  synchronized String issueCode(CodeGrant grant) {
    String code = "simulatedCode-" + text(16);
    codes.put(code, grant);
    return code;
  }

  /// Takes a code, which nobody can exchange afterwards.
  ///
  /// @throws OAuthRefusedException if the code is unknown or was taken before
  synchronized CodeGrant takeCode(String code) {
    return Optional.ofNullable(codes.remove(code)).orElseThrow(OAuthRefusedException::invalidGrant);
  }

  Tokens signIn(Account account, @Nullable OidcClient client) {
    return accounts.signIn(account, client);
  }

  Tokens refresh(String refreshToken, OidcClient client) {
    return accounts.refresh(refreshToken, client);
  }

  private String text(int bytes) {
    byte[] raw = new byte[bytes];
    random.nextBytes(raw);
    return HexFormat.of().formatHex(raw);
  }
}
