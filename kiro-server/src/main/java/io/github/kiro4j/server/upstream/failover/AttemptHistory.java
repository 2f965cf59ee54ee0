package io.github.kiro4j.server.upstream.failover;

import io.github.kiro4j.server.upstream.failover.FailoverDecision.Remedy;

/// The attempts of one request with one credential so far.
///
/// @param sends how often the request was sent with the credential
/// @param exhausted whether the request may not be sent with the credential once more
/// @param refreshed whether the credential's token was refreshed because of this request
/// @param profileLookedUp whether the credential's profile was looked up because of this request
/// @param refreshable whether the credential's token can be refreshed at all
record AttemptHistory(
    int sends, boolean exhausted, boolean refreshed, boolean profileLookedUp, boolean refreshable) {

  /// Before the first attempt.
  static final AttemptHistory NONE = new AttemptHistory(0, false, false, false, true);

  AttemptHistory plusSend(boolean canBeRefreshed) {
    return new AttemptHistory(sends + 1, exhausted, refreshed, profileLookedUp, canBeRefreshed);
  }

  AttemptHistory plusFailure(boolean last) {
    return new AttemptHistory(sends, last, refreshed, profileLookedUp, refreshable);
  }

  AttemptHistory with(Remedy remedy) {
    return switch (remedy) {
      case NONE -> this;
      case REFRESH_TOKEN ->
          new AttemptHistory(sends, exhausted, true, profileLookedUp, refreshable);
      case LOOK_UP_PROFILE -> new AttemptHistory(sends, exhausted, refreshed, true, refreshable);
    };
  }
}
