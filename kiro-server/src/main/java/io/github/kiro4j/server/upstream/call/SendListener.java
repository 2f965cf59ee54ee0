package io.github.kiro4j.server.upstream.call;

/// Is told how a request fares upstream, in the thread that sends it.
public interface SendListener {

  /// For requests that nobody watches.
  SendListener NONE = _ -> {};

  /// The request is being sent with that credential, for the first time or anew.
  void sending(long credential);
}
