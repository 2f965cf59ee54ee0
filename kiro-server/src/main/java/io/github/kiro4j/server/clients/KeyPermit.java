package io.github.kiro4j.server.clients;

import java.util.concurrent.atomic.AtomicBoolean;

/// A request that counts for the limits of its key. Any thread may end the request; only the first
/// end counts.
public final class KeyPermit {

  /// For requests that count for no limit.
  public static final KeyPermit UNCOUNTED = new KeyPermit((_, _) -> {});

  private final End end;
  private final AtomicBoolean ended = new AtomicBoolean();

  @FunctionalInterface
  interface End {
    void ended(long tokens, long credits);
  }

  KeyPermit(End end) {
    this.end = end;
  }

  /// The request has ended.
  ///
  /// @param tokens tokens of the prompt, those of caches included, and of the answer
  /// @param credits the upstream's charge
  public void end(long tokens, double credits) {
    if (ended.compareAndSet(false, true)) {
      end.ended(tokens, Math.round(credits * KeyLimit.CREDIT));
    }
  }
}
