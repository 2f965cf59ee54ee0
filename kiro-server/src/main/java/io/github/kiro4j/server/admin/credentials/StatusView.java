package io.github.kiro4j.server.admin.credentials;

import io.github.kiro4j.api.admin.credentials.CredentialHealth;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.protocol.dialect.route.Endpoint;
import io.github.kiro4j.server.admin.AdminTimes;
import io.github.kiro4j.server.admin.Masks;
import io.github.kiro4j.server.credentials.AccessToken;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.account.AccountProfile;
import io.github.kiro4j.server.credentials.health.HealthState;
import io.github.kiro4j.server.credentials.health.HealthState.Cause;
import io.github.kiro4j.server.credentials.health.HealthState.CoolingDown;
import io.github.kiro4j.server.credentials.health.HealthState.Disabled;
import io.github.kiro4j.server.credentials.health.HealthState.Probing;
import io.github.kiro4j.server.credentials.health.HealthState.Ready;
import io.github.kiro4j.server.credentials.health.HealthState.Reason;
import io.github.kiro4j.server.credentials.health.RequestLimiter;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import io.github.kiro4j.server.credentials.state.RouteMemory.StoredRoute;
import io.github.kiro4j.server.outbound.ProxySettings;
import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.secret.Secret;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A credential of the pool as the list shows it: kiro-rs's members, and more.
final class StatusView {

  /// The only value of kiro-rs's member `endpoint`: the configured endpoints.
  static final String ENDPOINT = "ide";

  private StatusView() {}

  /// @param currentId the id of the credential that the next request would get
  /// @param accounts which credentials are of one account
  /// @param observed what was seen of the credentials beside their state
  static CredentialStatus of(
      PooledCredential member, long currentId, SameAccounts accounts, Observations observed) {
    Credential credential = member.credential();
    Optional<Secret> key = apiKey(credential);
    Optional<StoredRoute> route = member.routes().remembered();
    return new CredentialStatus(
        credential.id(),
        credential.settings().priority(),
        isDisabled(member),
        disabledReason(member.health()),
        failures(member.health(), false),
        credential.id() == currentId && member.usable(),
        expiry(credential),
        credential.login().authMethod(),
        credential.profileArn() != null,
        credential.refreshToken().map(StatusView::hash).orElse(null),
        key.map(StatusView::hash).orElse(null),
        key.map(Secret::value).map(Masks::key).orElse(null),
        credential.settings().email(),
        member.successes(),
        member.lastUsed().map(AdminTimes::text).orElse(null),
        credential.settings().proxy() != null,
        proxy(credential.settings().proxy()),
        failures(member.health(), true),
        endpoint(credential),
        credential.settings().subscriptionTitle(),
        member.failures(),
        member.inFlight(),
        view(member),
        route.map(known -> known.route().text()).orElse(null),
        route.map(StoredRoute::since).map(AdminTimes::text).orElse(null),
        credential.settings().provider(),
        region(credential),
        member.isRefreshFailing(),
        observed.balance(credential.id()),
        Observations.limits(member),
        observed.lastError(credential.id()),
        member.signInEnd().map(AdminTimes::text).orElse(null),
        accounts.of(credential));
  }

  private static @Nullable String proxy(@Nullable ProxySettings proxy) {
    return proxy == null ? null : Masks.proxy(proxy);
  }

  private static String endpoint(Credential credential) {
    return Optional.ofNullable(credential.settings().endpoint())
        .map(Endpoint::label)
        .orElse(ENDPOINT);
  }

  private static @Nullable String region(Credential credential) {
    return Optional.ofNullable(credential.settings().apiRegion())
        .or(() ->
            Optional.ofNullable(credential.profileArn())
                .map(arn -> new AccountProfile(arn, null, true).region()))
        .filter(region -> !region.isEmpty())
        .orElse(null);
  }

  static boolean isDisabled(PooledCredential member) {
    return member.health() instanceof Disabled;
  }

  /// kiro-rs's names. A used-up quota is a cool-down here, and no reason.
  private static @Nullable String disabledReason(HealthState health) {
    return health instanceof Disabled(Reason reason, _)
        ? switch (reason) {
          case OPERATOR -> "Manual";
          case SUSPENDED -> "Suspended";
          case SIGN_IN_VOID -> "InvalidRefreshToken";
          case INCOMPLETE -> "InvalidConfig";
        }
        : null;
  }

  /// kiro-rs counts failed refreshes apart from other failures.
  private static int failures(HealthState health, boolean ofRefreshes) {
    return switch (health) {
      case CoolingDown(Cause cause, _, _, int failures)
          when (cause == Cause.NO_TOKEN) == ofRefreshes ->
          failures;
      case Probing(CoolingDown after, _) -> failures(after, ofRefreshes);
      case Ready _, CoolingDown _, Disabled _ -> 0;
    };
  }

  private static @Nullable String expiry(Credential credential) {
    return Optional.ofNullable(credential.access())
        .map(AccessToken::expiresAt)
        .map(AdminTimes::text)
        .orElse(null);
  }

  private static Optional<Secret> apiKey(Credential credential) {
    return credential.login() instanceof Login.ApiKey(Secret key)
        ? Optional.of(key)
        : Optional.empty();
  }

  private static String hash(Secret secret) {
    return Fingerprint.sha256(secret.value());
  }

  /// The health, or the reached limit of a credential whose health allows requests.
  private static CredentialHealth view(PooledCredential member) {
    return member
        .reachedLimit()
        .filter(_ -> member.isHealthy())
        .map(StatusView::view)
        .orElseGet(() -> withProblem(view(member.health()), member));
  }

  /// The sentence of an entry that cannot be used says which setting is missing or wrong.
  private static CredentialHealth withProblem(CredentialHealth view, PooledCredential member) {
    return member.health() instanceof Disabled(Reason reason, _)
            && reason == Reason.INCOMPLETE
            && member.credential().login() instanceof Login.Incomplete(_, String problem)
        ? new CredentialHealth(
            view.state(),
            view.cause(),
            view.since(),
            view.until(),
            view.sentence() + ": " + problem)
        : view;
  }

  private static CredentialHealth view(RequestLimiter.Reached limit) {
    return new CredentialHealth(
        "at_limit",
        name(limit.kind()),
        AdminTimes.text(limit.since()),
        Optional.ofNullable(limit.until()).map(AdminTimes::text).orElse(null),
        limit.sentence());
  }

  static CredentialHealth view(HealthState health) {
    return switch (health) {
      case Ready _ -> untilChanged("ready", null, health);
      case CoolingDown cooling ->
          new CredentialHealth(
              "cooling_down",
              name(cooling.cause()),
              AdminTimes.text(health.since()),
              AdminTimes.text(cooling.until()),
              health.sentence());
      case Probing(CoolingDown after, _) -> untilChanged("probing", name(after.cause()), health);
      case Disabled(Reason reason, _) -> untilChanged("disabled", name(reason), health);
    };
  }

  /// A state that no known time ends.
  private static CredentialHealth untilChanged(
      String state, @Nullable String cause, HealthState health) {
    return new CredentialHealth(
        state, cause, AdminTimes.text(health.since()), null, health.sentence());
  }

  private static String name(Enum<?> cause) {
    return cause.name().toLowerCase(Locale.ROOT);
  }
}
