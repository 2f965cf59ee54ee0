package io.github.kiro4j.server.upstream.call;

/// Listens to the attempts of one request. Called by the thread that sends them.
public interface SendListener {

  /// Ignores every attempt.
  SendListener NONE = _ -> {};

  /// An attempt begins: the request is about to be sent with the credential of this id.
  void sending(long credential);
}
