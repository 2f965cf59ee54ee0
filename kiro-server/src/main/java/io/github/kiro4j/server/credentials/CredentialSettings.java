package io.github.kiro4j.server.credentials;

import io.github.kiro4j.protocol.dialect.route.Endpoint;
import io.github.kiro4j.server.outbound.ProxySettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the operator sets for a credential, and what is known of its account.
///
/// @param use how the pool uses the credential
/// @param authRegion the region of token refreshes; null for the configured region
/// @param apiRegion the region of all other calls; null for the configured or the profile's region
/// @param client the client that requests with the credential come from
/// @param proxy null for the configured proxy
/// @param endpoint the only endpoint that requests with the credential use; null for the configured
///   order
/// @param provider what the account belongs to, as the store has it, such as `Google`
public record CredentialSettings(
    Use use,
    @Nullable String authRegion,
    @Nullable String apiRegion,
    Client client,
    AccountLabel account,
    @Nullable ProxySettings proxy,
    @Nullable Endpoint endpoint,
    @Nullable String provider) {

  /// How the pool uses the credential.
  ///
  /// @param priority credentials with a lower number are used first
  /// @param disabled whether the operator keeps the credential from being used
  public record Use(int priority, boolean disabled, RequestLimits limits) {}

  /// The client that requests come from, as far as it is not the configured one.
  ///
  /// @param machineId as the store has it, valid or not
  /// @param system operating system in Node.js's spelling, such as `linux#6.1.0`
  /// @param node version of Node.js
  public record Client(
      @Nullable String machineId, @Nullable String system, @Nullable String node) {}

  /// Whose account it is, as far as that is known.
  ///
  /// @param userId the service's id of the user
  /// @param subscriptionTitle the plan as the provider names it, such as `KIRO FREE`
  public record AccountLabel(
      @Nullable String userId, @Nullable String email, @Nullable String subscriptionTitle) {

    /// Whether both are evidently the same account. Many accounts share a profile ARN, so that the
    /// ARN says nothing.
    public boolean isSame(AccountLabel other) {
      return comparison(other).orElse(false);
    }

    /// Whether both are evidently different accounts.
    public boolean isOther(AccountLabel other) {
      return !comparison(other).orElse(true);
    }

    /// The user id decides where both have one, since an e-mail address can change.
    private Optional<Boolean> comparison(AccountLabel other) {
      if (userId != null && other.userId != null) {
        return Optional.of(userId.equals(other.userId));
      }
      return email == null || other.email == null
          ? Optional.empty()
          : Optional.of(email.equalsIgnoreCase(other.email));
    }
  }

  /// Nothing is set.
  public static final CredentialSettings NONE = onlyDisabled(false);

  /// No settings but whether the credential is disabled.
  public static CredentialSettings onlyDisabled(boolean disabled) {
    return new CredentialSettings(
        new Use(0, disabled, RequestLimits.UNSET),
        null,
        null,
        new Client(null, null, null),
        new AccountLabel(null, null, null),
        null,
        null,
        null);
  }

  public int priority() {
    return use.priority();
  }

  public boolean disabled() {
    return use.disabled();
  }

  public RequestLimits limits() {
    return use.limits();
  }

  public @Nullable String email() {
    return account.email();
  }

  public @Nullable String subscriptionTitle() {
    return account.subscriptionTitle();
  }
}
