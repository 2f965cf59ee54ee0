package io.github.kiro4j.server.messages;

import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.server.upstream.KiroUpstream;
import io.github.kiro4j.server.upstream.UpstreamCall;
import java.io.Closeable;

/// The upstream side of one answer: the call that is being read and, after a search that the
/// gateway ran itself, the next one. One thread reads; any thread may abort.
final class Turns implements Closeable {

  private final KiroUpstream upstream;
  private KiroRequest request;
  private UpstreamCall current;
  private boolean aborted;

  Turns(KiroUpstream upstream, KiroRequest first) {
    this.upstream = upstream;
    this.request = first;
    this.current = upstream.call(first);
  }

  synchronized UpstreamCall current() {
    return current;
  }

  /// What the current call asks.
  KiroRequest request() {
    return request;
  }

  /// Ends the current call and begins the next one.
  synchronized void next(KiroRequest following) {
    current.close();
    request = following;
    current = upstream.call(following);
    if (aborted) {
      current.abort();
    }
  }

  /// Breaks off what is under way, and what may follow.
  synchronized void abort() {
    aborted = true;
    current.abort();
  }

  @Override
  public synchronized void close() {
    current.close();
  }
}
