package io.github.kiro4j.server.credentials.refresh;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Why a credential got no new tokens. One member per thing that is decided differently.
public sealed interface RefreshFailure {

  /// The sign-in is void: the token was used, revoked or has ended, or its client has. Only a new
  /// sign-in helps.
  ///
  /// @param code the service's error code, such as `invalid_grant`
  record Rejected(String code) implements RefreshFailure {}

  /// The credential cannot be refreshed as it stands in the store.
  ///
  /// @param problem what is wrong with it, without quoting it
  record Unusable(String problem) implements RefreshFailure {}

  /// The service refuses for a reason that is not known.
  record Refused(int status, String code) implements RefreshFailure {}

  /// The service is busy, broken or out of reach. The credential is not to blame.
  ///
  /// @param status the HTTP status, 0 when there was no answer
  /// @param retryAfter how long the service asks to wait
  record Unavailable(int status, @Nullable Duration retryAfter) implements RefreshFailure {}

  /// There are new tokens, but they could be made durable nowhere, so nobody may use them yet.
  record NotSaved(String problem) implements RefreshFailure {}

  /// The sign-in is void, unless the store has a newer one: it cannot be read now.
  ///
  /// @param code the service's error code
  record Unconfirmed(String code) implements RefreshFailure {}

  /// The service was not asked, because the store does not give the right to.
  ///
  /// @param problem why, without a secret
  record StoreAway(String problem) implements RefreshFailure {}

  /// A sentence for the log.
  default String sentence() {
    return switch (this) {
      case Rejected(String code) -> "the auth service says " + code + ": sign in again";
      case Unusable(String problem) -> problem;
      case Refused(int status, String code) ->
          "the auth service refuses with HTTP " + status + " " + code;
      case Unavailable(int status, _) ->
          status == 0 ? "the auth service does not answer" : "the auth service answers " + status;
      case Unconfirmed(String code) ->
          "the auth service says " + code + ", and the store cannot be asked for a newer sign-in";
      case StoreAway(String problem) -> "not refreshed: " + problem;
      case NotSaved(String problem) -> "new tokens cannot be stored: " + problem;
    };
  }
}
