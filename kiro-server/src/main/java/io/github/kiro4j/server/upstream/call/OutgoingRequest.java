package io.github.kiro4j.server.upstream.call;

import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.server.clients.CredentialScope;

/// A request for the upstream.
///
/// @param bytes about how many bytes the request takes as JSON; a large request is written outside
///   of the virtual threads
/// @param scope the credentials that the client may use
public record OutgoingRequest(KiroRequest content, int bytes, CredentialScope scope) {

  /// Another request of the same client and of about the same size.
  public OutgoingRequest with(KiroRequest next) {
    return new OutgoingRequest(next, bytes, scope);
  }
}
