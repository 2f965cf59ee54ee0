package io.github.kiro4j.server.activity;

import io.github.kiro4j.protocol.dialect.route.Route;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One attempt to send a request to an endpoint.
///
/// @param start from the arrival of the request
/// @param duration until the answer began or the attempt failed; null for neither
/// @param failure such as `RateLimited`; null without one
public record Attempt(
    long credential,
    Route route,
    Duration start,
    @Nullable Duration duration,
    @Nullable String failure) {

  /// An attempt that begins.
  static Attempt begun(long credential, Route route, Duration start) {
    return new Attempt(credential, route, start, null, null);
  }

  /// The same attempt at its end.
  ///
  /// @param end from the arrival of the request
  Attempt ended(Duration end, @Nullable String cause) {
    return new Attempt(credential, route, start, end.minus(start), cause);
  }
}
