package io.github.kiro4j.server.activity;

import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.secret.Secret;

/// The metadata of a translated request.
///
/// @param requestedModel the client's name of the model, truncated to 100 characters
/// @param upstreamModel the upstream's id of the model
/// @param conversation a hash that is the same for all requests of one conversation
public record RequestSummary(
    String requestedModel, String upstreamModel, boolean streaming, String conversation) {

  /// Clients send names of any length.
  private static final int MAX_NAME_LENGTH = 100;

  public RequestSummary {
    requestedModel =
        requestedModel.length() > MAX_NAME_LENGTH
            ? requestedModel.substring(0, MAX_NAME_LENGTH)
            : requestedModel;
  }

  /// Hashes the id of the conversation.
  ///
  /// @param conversationId the upstream's id of the conversation
  public static RequestSummary of(
      String requestedModel, String upstreamModel, boolean streaming, String conversationId) {
    return new RequestSummary(
        requestedModel, upstreamModel, streaming, Fingerprint.of(new Secret(conversationId)));
  }
}
