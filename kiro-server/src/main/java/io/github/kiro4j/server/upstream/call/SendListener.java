package io.github.kiro4j.server.upstream.call;

/// Listens to the attempts of one request. Called by the thread that sends them.
public interface SendListener {

  /// Ignores every attempt.
  SendListener NONE = (_, _) -> {};

  /// An attempt begins: the request is about to be sent.
  ///
  /// @param credential the id of the credential
  /// @param endpoint the endpoint that the request goes to, such as `runtime`
  void sending(long credential, String endpoint);
}
