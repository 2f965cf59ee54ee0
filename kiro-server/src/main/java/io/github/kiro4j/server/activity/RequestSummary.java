package io.github.kiro4j.server.activity;

import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.secret.Secret;

/// What a request asks for.
///
/// @param modelAsked as the client names it, cut to a sensible length
/// @param modelUsed the upstream's id of the model that answers
/// @param conversation by which requests of one conversation are recognised; a hash
public record Subject(String modelAsked, String modelUsed, boolean streaming, String conversation) {

  /// Names come from clients and may have any length.
  private static final int LONGEST_NAME = 100;

  public Subject {
    modelAsked =
        modelAsked.length() > LONGEST_NAME ? modelAsked.substring(0, LONGEST_NAME) : modelAsked;
  }

  /// What a request asks for, with its conversation hashed.
  ///
  /// @param conversationId the upstream's id of the conversation
  public static Subject of(
      String modelAsked, String modelUsed, boolean streaming, String conversationId) {
    return new Subject(
        modelAsked, modelUsed, streaming, Fingerprint.of(new Secret(conversationId)));
  }
}
