package io.github.kiro4j.server.credentials.refresh;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why a refresh failed. One record for each way in which the gateway reacts.
public sealed interface RefreshFailure {

  /// The auth service rejects the refresh token or its client as used, revoked or expired. Only a
  /// new sign-in helps.
  ///
  /// @param code the service's error code, such as `invalid_grant`
  /// @param end when the sign-in had ended before the refresh; null if that is not known
  record Rejected(String code, @Nullable Instant end) implements RefreshFailure {

    private String why() {
      return end == null
          ? code
          : code + ": the sign-in ended at " + end + ", when its client's registration expired";
    }
  }

  /// The credential cannot be refreshed as it stands in the store.
  ///
  /// @param problem what is wrong with the credential, without any value
  record Unusable(String problem) implements RefreshFailure {}

  /// The auth service refuses for an unknown reason.
  record Refused(int status, String code) implements RefreshFailure {}

  /// The auth service is overloaded, broken or out of reach; the credential itself may be good.
  ///
  /// @param status the HTTP status, 0 when there was no response
  /// @param retryAfter the wait that the service asks for
  record Unavailable(int status, @Nullable Duration retryAfter) implements RefreshFailure {

    /// Credentials are usable a second after the service is.
    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(1);

    /// How long to wait before the next attempt; null for longer and longer pauses, because the
    /// service has too many requests.
    public @Nullable Duration pause() {
      return retryAfter == null && isOutage() ? OUTAGE_PAUSE : retryAfter;
    }

    /// Whether the service is broken or out of reach, as opposed to overloaded.
    private boolean isOutage() {
      return status == 0 || status >= 500;
    }
  }

  /// New tokens could not be made durable, so no request may use them yet.
  record NotSaved(String problem) implements RefreshFailure {}

  /// The auth service rejects the refresh token, and the store cannot be read to find out whether
  /// it has a newer login.
  ///
  /// @param code the service's error code
  record Unconfirmed(String code) implements RefreshFailure {}

  /// The auth service was not asked, because the store grants no permit.
  ///
  /// @param problem why, without a secret
  record StoreUnavailable(String problem) implements RefreshFailure {}

  /// The auth service was not asked, because new tokens could not be made durable here. The refresh
  /// token is still good.
  ///
  /// @param problem why, without a secret
  record NoDurablePlace(String problem) implements RefreshFailure {}

  /// A sentence for the log.
  default String sentence() {
    return switch (this) {
      case Rejected rejected ->
          "the auth service rejected the refresh token with " + rejected.why() + "; sign in again";
      case Unusable(String problem) -> problem;
      case Refused(int status, String code) ->
          "the auth service refused the refresh with HTTP " + status + " " + code;
      case Unavailable(int status, _) ->
          status == 0
              ? "the auth service does not answer"
              : "the auth service answered with HTTP " + status;
      case Unconfirmed(String code) ->
          "the auth service rejected the refresh token with "
              + code
              + ", and the store cannot be read for a newer login";
      case StoreUnavailable(String problem) -> "the refresh was put off: " + problem;
      case NoDurablePlace(String problem) -> "the refresh was put off: " + problem;
      case NotSaved(String problem) -> "new tokens cannot be saved: " + problem;
    };
  }
}
