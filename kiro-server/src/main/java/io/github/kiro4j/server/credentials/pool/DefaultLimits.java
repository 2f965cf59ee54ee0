package io.github.kiro4j.server.credentials.pool;

import io.github.kiro4j.server.credentials.RequestLimits;

/// The limits of credentials that have none of their own: those of the configuration, unless
/// operators have changed them since. Safe for use by many threads.
public final class DefaultLimits {

  private final RequestLimits configured;
  private volatile RequestLimits changed = RequestLimits.UNSET;

  public DefaultLimits(RequestLimits configured) {
    this.configured = configured;
  }

  /// What operators have changed; null members for what they have not.
  public RequestLimits changed() {
    return changed;
  }

  void change(RequestLimits next) {
    changed = next;
  }

  /// The limits in effect.
  RequestLimits inEffect() {
    return changed.or(configured);
  }
}
