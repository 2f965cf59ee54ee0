package io.github.kiro4j.server.upstream.failover;

/// What a request has been through with one credential.
///
/// @param sends how often it was sent with it
/// @param refreshed whether its token was replaced because of this request
/// @param profileSought whether its profile was looked up because of this request
/// @param refreshable whether its token can be replaced at all
record AttemptHistory(int sends, boolean refreshed, boolean profileSought, boolean refreshable) {

  AttemptHistory plusSend(boolean canBeRefreshed) {
    return new AttemptHistory(sends + 1, refreshed, profileSought, canBeRefreshed);
  }

  AttemptHistory withRefresh() {
    return new AttemptHistory(sends, true, profileSought, refreshable);
  }

  AttemptHistory withProfileSought() {
    return new AttemptHistory(sends, refreshed, true, refreshable);
  }
}
