package io.github.kiro4j.server.upstream;

/// What a request has been through with one credential.
///
/// @param sends how often it was sent with it
/// @param refreshed whether its token was replaced because of this request
/// @param profileSought whether its profile was looked up because of this request
/// @param refreshable whether its token can be replaced at all
record Tried(int sends, boolean refreshed, boolean profileSought, boolean refreshable) {

  Tried plusSend(boolean canBeRefreshed) {
    return new Tried(sends + 1, refreshed, profileSought, canBeRefreshed);
  }

  Tried withRefresh() {
    return new Tried(sends, true, profileSought, refreshable);
  }

  Tried withProfileSought() {
    return new Tried(sends, refreshed, true, refreshable);
  }
}
