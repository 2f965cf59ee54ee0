package io.github.kiro4j.server.credentials.pool;

import io.github.kiro4j.server.clients.CredentialScope;
import java.util.Map;

/// What a request needs of a credential.
///
/// @param model the model's id upstream
/// @param conversation the same for all requests of one conversation
/// @param scope the credentials that the client may use
/// @param attempts how often the request was sent already, by the credential's id
/// @param maxAttempts how often the request may be sent with one credential
public record SelectionCriteria(
    String model,
    String conversation,
    CredentialScope scope,
    Map<Long, Integer> attempts,
    int maxAttempts) {

  int attemptsWith(PooledCredential credential) {
    return attempts.getOrDefault(credential.id(), 0);
  }

  boolean allows(PooledCredential credential) {
    return attemptsWith(credential) < maxAttempts;
  }
}
