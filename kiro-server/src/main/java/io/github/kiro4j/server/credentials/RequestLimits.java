package io.github.kiro4j.server.credentials;

import org.jspecify.annotations.Nullable;

/// The limits that the operator sets for the requests with one credential. 0 is no limit; null
/// stands for the configured default.
///
/// @param requestsPerMinute requests sent upstream within any 60 seconds, retries included
/// @param maxConcurrency requests under way at the same time
public record RequestLimits(@Nullable Integer requestsPerMinute, @Nullable Integer maxConcurrency) {

  /// Nothing is set.
  public static final RequestLimits UNSET = new RequestLimits(null, null);

  /// The same, with the defaults in place of what is not set.
  public RequestLimits or(RequestLimits defaults) {
    return new RequestLimits(
        requestsPerMinute == null ? defaults.requestsPerMinute : requestsPerMinute,
        maxConcurrency == null ? defaults.maxConcurrency : maxConcurrency);
  }
}
