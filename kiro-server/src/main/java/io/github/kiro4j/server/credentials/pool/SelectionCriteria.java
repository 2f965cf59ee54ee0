package io.github.kiro4j.server.credentials.pool;

import java.util.Map;

/// What a request needs of a credential.
///
/// @param model id of the model upstream
/// @param conversation stays the same for all requests of one conversation
/// @param sends how often the request was sent already, by credential
/// @param mostSends how often it may be sent with one credential
public record SelectionCriteria(
    String model, String conversation, Map<Long, Integer> sends, int mostSends) {

  int sendsOf(PooledCredential credential) {
    return sends.getOrDefault(credential.credential().id(), 0);
  }

  boolean allows(PooledCredential credential) {
    return sendsOf(credential) < mostSends;
  }
}
