package io.github.kiro4j.server.activity;

import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.secret.Secret;

/// The metadata of a translated request.
///
/// @param upstreamModel the upstream's id of the model
/// @param conversation a hash that is the same for all requests of one conversation
public record RequestSummary(String upstreamModel, boolean streaming, String conversation) {

  /// Hashes the id of the conversation.
  ///
  /// @param conversationId the upstream's id of the conversation
  public static RequestSummary of(String upstreamModel, boolean streaming, String conversationId) {
    return new RequestSummary(upstreamModel, streaming, Fingerprint.of(new Secret(conversationId)));
  }
}
